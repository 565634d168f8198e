import { ContourField, Tag } from '@sage/ui';
import classes from './project-panel.module.css';
import { PAYMENT_WORDS, STATUS_WORDS, type Project } from './project-words.ts';

const SUMMITS = [
  { x: 660, y: 70 },
  { x: 430, y: 330 },
];

/** One picture a project: the same at every visit. */
const seedOf = (id: string) => Number.parseInt(id.slice(0, 7), 16) + 1;

export function ProjectPanel({ project: { id, name, tier, status, payment_status }, level: Title }: { project: Project; level: 'h1' | 'h2' }) {
  const { tag, icon: Icon, title, next, yourTurn } = STATUS_WORDS[status];
  return (
    <section className={classes.panel}>
      <ContourField seed={seedOf(id)} width={860} height={380} summits={SUMMITS} step={26} lines={16} edge="cut" />
      <div className={classes.words}>
        <p>
          <Tag tone={yourTurn ? 'clay' : 'paper'} icon={<Icon />}>
            {tag}
          </Tag>
        </p>
        <Title>{title(name)}</Title>
        <p className={classes.next}>{next}</p>
        <dl className={classes.facts}>
          <div>
            <dt>Tier</dt>
            <dd>{tier}</dd>
          </div>
          <div>
            <dt>Payment</dt>
            <dd>{PAYMENT_WORDS[payment_status]}</dd>
          </div>
        </dl>
      </div>
    </section>
  );
}

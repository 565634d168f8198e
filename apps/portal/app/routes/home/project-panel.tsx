import { ContourField, DateTime, Tag } from '@sage/ui';
import classes from './project-panel.module.css';
import { currentStep, nextStep, STATUS_WORDS, titleOf, YOUR_TURN, type Project, type Step } from './project-words.ts';

const SUMMITS = [
  { x: 660, y: 70 },
  { x: 430, y: 330 },
];

/** One picture a project: the same at every visit. */
const seedOf = (id: string) => Number.parseInt(id.slice(0, 7), 16) + 1;

function Now({ step, next, zone }: { step: Step | undefined; next: Step | undefined; zone: string }) {
  if (!step) return null;
  return (
    <p className={classes.now}>
      <b>{step.name}</b>{' '}
      {step.due_date && (
        <>
          {step.turn === 'client' ? 'is with you until' : 'is with the studio until'} <DateTime at={step.due_date} zone={zone} format="day" />.{' '}
        </>
      )}
      {step.turn === 'studio' && 'Nothing is asked of you right now.'}
      {next && ` Next: ${next.name}`}
      {next?.due_date && (
        <>
          , by <DateTime at={next.due_date} zone={zone} format="day" />
        </>
      )}
      {next && '.'}
    </p>
  );
}

/** Whose turn it is, and until when. */
export function ProjectPanel({ project, zone, level: Title }: { project: Project; zone: string; level: 'h1' | 'h2' }) {
  const step = currentStep(project);
  const yourTurn = step?.turn === 'client';
  const { tag, icon: Icon } = yourTurn ? YOUR_TURN : STATUS_WORDS[project.status];
  return (
    <section className={classes.panel}>
      <ContourField seed={seedOf(project.id)} width={860} height={380} summits={SUMMITS} step={26} lines={16} edge="cut" />
      <div className={classes.words}>
        <p>
          <Tag tone={yourTurn ? 'clay' : 'paper'} icon={<Icon />}>
            {tag}
          </Tag>
        </p>
        <Title>{titleOf(project)}</Title>
        <Now step={step} next={nextStep(project)} zone={zone} />
      </div>
    </section>
  );
}

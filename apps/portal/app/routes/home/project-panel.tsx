import { Link } from '@remix-run/react';
import { ContourField, DateTime, Tag } from '@sage/ui';
import { ReaderTime } from '../projects/reader-time.tsx';
import classes from './project-panel.module.css';
import { askOf, beginningMoney, currentStep, END_WORDS, holderOf, nextStep, STATUS_WORDS, titleOf, YOUR_TURN, type Project, type Step } from './project-words.ts';

const SUMMITS = [
  { x: 660, y: 70 },
  { x: 430, y: 330 },
];

/** One picture a project: the same at every visit. */
const seedOf = (id: string) => Number.parseInt(id.slice(0, 7), 16) + 1;

interface PanelProps {
  project: Project;
  zone: string;
  /** The server's clock, so that it and the browser write the same words. */
  now: string;
  level: 'h1' | 'h2';
}

function Until({ step, zone, now }: { step: Step; zone: string; now: string }) {
  const { words } = holderOf(step, now);
  return (
    <>
      <b>{step.name}</b> {words}
      {step.due_date && (
        <>
          {' '}
          <DateTime at={step.due_date} zone={zone} format="day" />.
        </>
      )}{' '}
    </>
  );
}

const Next = ({ step, zone }: { step: Step; zone: string }) => (
  <>
    Next: {step.name}
    {step.due_date && (
      <>
        , by <DateTime at={step.due_date} zone={zone} format="day" />
      </>
    )}
    .
  </>
);

/** Where a client does what is asked of them. */
function Action({ project, step }: { project: Project; step: Step }) {
  if (step.kind === 'review' && step.turn === 'client') return <Link to={`/projects/${project.id}#deliverables`}>See what we have drawn</Link>;
  if (step.kind === 'start' && beginningMoney(project) !== 'in') return <Link to="/payments">Go to the payment</Link>;
  if (step.turn === 'client') return <Link to={`/projects/${project.id}/messages`}>Write to the studio</Link>;
  return null;
}

function Now({ project, step, zone, now }: Omit<PanelProps, 'level'> & { step: Step }) {
  const next = nextStep(project);
  return (
    <>
      <p className={classes.now}>
        <Until step={step} zone={zone} now={now} />
        {askOf(step, beginningMoney(project))} {next && <Next step={next} zone={zone} />}
      </p>
      {step.due_date && step.turn === 'client' && (
        <small className={classes.readers}>
          <ReaderTime at={step.due_date} zone={zone} />
        </small>
      )}
      <p className={classes.action}>
        <Action project={project} step={step} />
      </p>
    </>
  );
}

/** Nothing is to be done; what there is to see is a step away. */
const End = ({ project: { id, status } }: { project: Project }) => (
  <>
    <p className={classes.now}>{END_WORDS[status]}</p>
    <p className={classes.action}>
      <Link to={`/projects/${id}#deliverables`}>See what we have drawn</Link>
    </p>
  </>
);

/** Whose turn it is, and until when. */
export function ProjectPanel({ project, zone, now, level: Title }: PanelProps) {
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
        {step && <Now project={project} step={step} zone={zone} now={now} />}
        {!step && END_WORDS[project.status] && <End project={project} />}
      </div>
    </section>
  );
}

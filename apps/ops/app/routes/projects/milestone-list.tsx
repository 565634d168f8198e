import { CheckIcon, ClockIcon, DateTime, Tag } from '@sage/ui';
import { canAddRound } from '@sage/domain/milestones';
import classes from './milestone-list.module.css';
import { MilestoneMoves } from './milestone-moves.tsx';
import { MoveWithReason } from './move-forms.tsx';
import { TURN_WORDS, type Milestone, type Project } from './words.ts';

function State({ step, zone }: { step: Milestone; zone: string }) {
  if (step.completed_at) {
    return (
      <Tag icon={<CheckIcon />}>
        Done <DateTime at={step.completed_at} zone={zone} format="short" />
      </Tag>
    );
  }
  if (step.skipped_at) return <Tag tone="paper">Skipped</Tag>;
  if (step.status === 'in_progress') {
    return (
      <Tag tone="clay" icon={<ClockIcon />}>
        Now, up to {TURN_WORDS[step.turn]}
      </Tag>
    );
  }
  return <Tag tone="paper">{step.optional ? 'Optional' : 'Waits'}</Tag>;
}

/** Past what was agreed. Open once a review has begun. */
const ExtraRound = ({ id, name }: Project) => (
  <MoveWithReason
    id={id}
    name={name}
    move="addRound"
    label="Add an extra round"
    question="Adds a revision and a review before the next step. Agree on its price with the client first."
    yes="Yes, add the round"
    busyLabel="Adding…"
  />
);

export function MilestoneList({ project }: { project: Project }) {
  const { milestones, zone, status } = project;
  return (
    <section aria-labelledby="milestones">
      <h2 id="milestones">Milestones</h2>
      {milestones.length === 0 && <p className={classes.none}>This project has no milestones yet.</p>}
      <ol className={classes.steps}>
        {milestones.map((step) => (
          <li key={step.id} className={classes.step} data-status={step.status}>
            <div className={classes.head}>
              <b>{step.name}</b>
              <State step={step} zone={zone} />
            </div>
            {step.status !== 'completed' && !step.skipped_at && step.due_date && (
              <small>
                Due <DateTime at={step.due_date} zone={zone} />
              </small>
            )}
            {status !== 'closed' && <MilestoneMoves step={step} project={project} />}
          </li>
        ))}
      </ol>
      {status !== 'closed' && canAddRound(milestones) && <ExtraRound {...project} />}
    </section>
  );
}

import { CheckIcon, ClockIcon, DateTime, Tag } from '@sage/ui';
import { movesOf } from '@sage/domain/milestones';
import { MoveButton, MoveWithReason } from './move-forms.tsx';
import classes from './milestone-list.module.css';
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

function Moves({ step, steps }: { step: Milestone; steps: Milestone[] }) {
  const moves = movesOf(step, steps);
  const row = { id: step.id, rowVersion: step.row_version, name: step.name };
  return (
    <div className={classes.moves}>
      {moves.includes('complete') && <MoveButton {...row} move="complete" label="Complete" variant="filled" />}
      {moves.includes('approve') && <MoveButton {...row} move="approve" label="Client approved" />}
      {moves.includes('start') && <MoveButton {...row} move="start" label="Start" />}
      {moves.includes('return') && <MoveWithReason {...row} />}
    </div>
  );
}

export function MilestoneList({ project: { milestones, zone } }: { project: Project }) {
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
            <Moves step={step} steps={milestones} />
          </li>
        ))}
      </ol>
    </section>
  );
}

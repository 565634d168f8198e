import { isHandover, movesOf } from '@sage/domain/milestones';
import { useIsAdmin } from '../../shell/use-is-admin.ts';
import classes from './milestone-list.module.css';
import { MoveButton, MoveConfirmed, MoveWithReason, type Row } from './move-forms.tsx';
import { isEmptyHanded, isOwed, type Milestone, type Project } from './words.ts';

interface MovesProps {
  step: Milestone;
  project: Pick<Project, 'milestones' | 'dues' | 'deliverables'>;
}

/** The last step waits until nothing is owed, or until an admin decides otherwise. */
function Owed({ step }: Pick<MovesProps, 'step'>) {
  const isAdmin = useIsAdmin();
  return (
    <>
      <p className={classes.owed}>Something is still owed, so this waits.{!isAdmin && ' An admin may complete it with a reason.'}</p>
      {isAdmin && (
        <MoveWithReason
          id={step.id}
          rowVersion={step.row_version}
          name={step.name}
          move="override"
          label="Complete it anyway"
          question="What is owed stays owed. The reason goes into the record."
          yes="Yes, complete it"
          busyLabel="Completing…"
        />
      )}
    </>
  );
}

const EMPTY_HANDED = 'No deliverable is published, so the client has nothing in the portal. This step delivers the project.';

/** Asks again before a project is delivered of which its client has nothing to see. */
function Complete({ row, move, label, busyLabel, asks }: { row: Omit<Row, 'move'>; move: 'complete' | 'approve'; label: string; busyLabel: string; asks: boolean }) {
  if (asks) return <MoveConfirmed {...row} move={move} label={label} question={EMPTY_HANDED} yes="Yes, deliver without one" busyLabel={busyLabel} />;
  return <MoveButton {...row} move={move} label={label} busyLabel={busyLabel} variant={move === 'complete' ? 'filled' : 'default'} />;
}

/** What may be done with a step now. The database decides again. */
export function MilestoneMoves({ step, project: { milestones, dues, deliverables } }: MovesProps) {
  const moves = movesOf(step, milestones);
  const isLast = isHandover(step, milestones);
  const waits = moves.includes('complete') && isOwed(dues) && isLast;
  const asks = isLast && isEmptyHanded(deliverables);
  const row = { id: step.id, rowVersion: step.row_version, name: step.name };
  return (
    <div className={classes.moves}>
      {waits && <Owed step={step} />}
      {moves.includes('complete') && !waits && <Complete row={row} move="complete" label="Complete" busyLabel="Completing…" asks={asks} />}
      {moves.includes('approve') && <Complete row={row} move="approve" label="Client approved" busyLabel="Approving…" asks={asks} />}
      {moves.includes('start') && <MoveButton {...row} move="start" label="Start" busyLabel="Starting…" />}
      {moves.includes('return') && (
        <MoveWithReason {...row} move="return" label="Step back" question="What this step had started waits again." yes="Yes, step back" busyLabel="Stepping back…" />
      )}
    </div>
  );
}

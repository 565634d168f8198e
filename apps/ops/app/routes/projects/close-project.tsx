import { useIsAdmin } from '../../shell/use-is-admin.ts';
import { MoveWithReason } from './move-forms.tsx';
import classes from './project.module.css';
import type { Project } from './words.ts';

const CLOSE = {
  move: 'close',
  label: 'Close this project',
  question: 'Its steps stay as they are, and none moves until it is reopened. Nobody gets a mail.',
  yes: 'Yes, close it',
  busyLabel: 'Closing…',
};
const REOPEN = {
  move: 'reopen',
  label: 'Reopen this project',
  question: 'It goes on where it was when it was closed; one that came here closed, where its steps stand. Nobody gets a mail.',
  yes: 'Yes, reopen it',
  busyLabel: 'Reopening…',
};

/** An admin's decision. */
export function CloseProject({ project: { id, name, status, row_version } }: { project: Project }) {
  if (!useIsAdmin()) return null;
  const move = status === 'closed' ? REOPEN : CLOSE;
  return (
    <section className={classes.end} aria-label="Closing">
      <MoveWithReason key={move.move} id={id} rowVersion={row_version} name={name} {...move} />
    </section>
  );
}

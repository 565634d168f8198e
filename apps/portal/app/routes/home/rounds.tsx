import { roundsOf } from '@sage/domain/milestones';
import { roundsWords } from '../projects/rounds-words.ts';
import type { Project } from './project-words.ts';
import classes from './rounds.module.css';

/** How many rounds of changes are used, one mark each, and in words. Without an agreed number there are only words. */
export function Rounds({ project }: { project: Project }) {
  const rounds = roundsOf(project.milestones, project.agreed_rounds);
  return (
    <section>
      <h2 className={classes.title}>Rounds of changes</h2>
      {rounds.total !== null && (
        <p className={classes.marks} aria-hidden="true">
          {Array.from({ length: rounds.total }, (_, round) => (
            <span key={round} className={round < rounds.used ? classes.used : classes.left} />
          ))}
        </p>
      )}
      <small>{roundsWords(rounds)}</small>
    </section>
  );
}

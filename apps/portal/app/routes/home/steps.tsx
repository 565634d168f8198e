import { Link } from '@remix-run/react';
import { DateTime } from '@sage/ui';
import type { ReactNode } from 'react';
import { shownSteps, type Project, type Step } from './project-words.ts';
import { expectedEnd } from '../projects/timeline-words.ts';
import classes from './steps.module.css';

const STATES: Record<Step['status'], string> = { completed: 'Done', in_progress: 'Now', pending: 'Later' };

/** When it was done or is due; without a date it waits for the step before it. */
function when(step: Step, before: Step | undefined, zone: string): ReactNode {
  // What may never come has no day: its own would stand after the end.
  const instant = step.completed_at ?? (step.optional && step.status === 'pending' ? null : step.due_date);
  if (instant) return <DateTime at={instant} zone={zone} format="short" />;
  return step.status === 'pending' && before ? `after ${before.name}` : 'open';
}

/** The way of a project: done, now, and what is to come. */
export function Steps({ project, zone }: { project: Project; zone: string }) {
  const steps = shownSteps(project);
  const end = expectedEnd(steps);
  return (
    <section>
      <h2>
        <Link to={`/projects/${project.id}`} className={classes.name}>
          {project.name}
        </Link>
      </h2>
      <small>
        {project.tier_name}.
        {end && (
          <>
            {' '}
            Final plan expected{' '}
            <b>
              <DateTime at={end} zone={zone} format="day" />
            </b>
          </>
        )}
      </small>
      <ol className={classes.steps}>
        {steps.map((step, index) => (
          <li key={step.id} data-status={step.status} data-turn={step.turn}>
            <span className={classes.dot} aria-hidden="true" />
            <span>
              {step.name}
              {step.optional && <small> if needed</small>}
              <span className={classes.state}>, {STATES[step.status]}</span>
            </span>
            <small>{when(step, steps[index - 1], zone)}</small>
          </li>
        ))}
      </ol>
    </section>
  );
}

import { DateTime } from '@sage/ui';
import { shownSteps, type Project, type Step } from '../home/project-words.ts';
import { expectedEnd, STATE_WORDS, stateOf, whenOf } from './timeline-words.ts';
import { ReaderTime } from './reader-time.tsx';
import classes from './timeline.module.css';

const place = (zone: string) => zone.split('/').at(-1)?.replaceAll('_', ' ');

function StepLine({ step, steps, zone }: { step: Step; steps: Step[]; zone: string }) {
  const state = stateOf(step);
  const when = whenOf(step, steps);
  return (
    <li data-state={state} data-turn={step.turn} aria-current={state === 'now' ? 'step' : undefined}>
      <span className={classes.dot} aria-hidden="true" />
      <div>
        <p>{step.name}</p>
        <small>
          {STATE_WORDS[state]}
          {state === 'now' && (step.turn === 'client' ? ', with you' : ', with the studio')}
        </small>
        {'at' in when && state === 'now' && (
          <small className={classes.readers}>
            <ReaderTime at={when.at} zone={zone} />
          </small>
        )}
      </div>
      <div className={classes.when}>{'at' in when ? <DateTime at={when.at} zone={zone} format="short" /> : when.words}</div>
    </li>
  );
}

/** Every step: done, now, predicted, only if needed, and not needed. */
export function Timeline({ project, zone }: { project: Pick<Project, 'milestones' | 'status'>; zone: string }) {
  const steps = project.status === 'closed' ? shownSteps(project) : project.milestones;
  const end = expectedEnd(steps);
  return (
    <section>
      <h2>The way to your garden</h2>
      <small>
        {end && (
          <>
            Final plan expected <b className={classes.end}><DateTime at={end} zone={zone} format="day" /></b>.{' '}
          </>
        )}
        Dates are the studio's, in {place(zone)}, at the end of its day.
      </small>
      <ol className={classes.steps}>
        {steps.map((step) => (
          <StepLine key={step.id} step={step} steps={steps} zone={zone} />
        ))}
      </ol>
    </section>
  );
}

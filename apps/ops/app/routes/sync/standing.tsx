import { useIsAdmin } from '../../shell/use-is-admin.ts';
import type { SyncFacts } from './facts.ts';
import { standingOf } from './standing.ts';
import { SteerWithReason } from './steer-forms.tsx';
import classes from './sync.module.css';

function Steer({ state }: { state: NonNullable<SyncFacts['limiter']>['state'] }) {
  const all = { name: 'the whole sync' };
  if (state === 'blocked') return <SteerWithReason {...all} move="liftBlock" opens="It is mended" label="Ask Notion again" busyLabel="Asking…" question="What was mended, for the audit log." />;
  if (state === 'stopped') return <SteerWithReason {...all} move="resume" opens="Resume" label="Resume" busyLabel="Resuming…" question="Why it may go on, for the audit log." />;
  return <SteerWithReason {...all} move="pause" opens="Pause everything" label="Pause" busyLabel="Pausing…" question="Nothing is sent to Notion or read from it until somebody resumes. Why, for the audit log." />;
}

/** In a sentence, whether Notion shows what is true. */
export function Standing({ facts, now }: { facts: SyncFacts; now: string }) {
  const { title, says, needsSomeone } = standingOf(facts, now);
  const isAdmin = useIsAdmin();
  return (
    <section className={classes.standing} data-tone={needsSomeone ? 'clay' : undefined} aria-labelledby="standing">
      <h2 id="standing">{title}</h2>
      <p>{says}</p>
      {isAdmin && facts.limiter && <Steer key={facts.limiter.state} state={facts.limiter.state} />}
    </section>
  );
}

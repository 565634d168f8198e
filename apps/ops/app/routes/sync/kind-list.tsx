import { Link } from '@remix-run/react';
import lists from '../../lists/lists.module.css';
import { useIsAdmin } from '../../shell/use-is-admin.ts';
import { durationSince } from './ago.ts';
import { KindPause } from './kind-pause.tsx';
import { kindWords, MODE_WORDS } from './kind-words.ts';
import type { Overview, SyncFacts } from './facts.ts';
import { failedOf, isKindHeld, kindStateWords, recordWords } from './kind-state-words.ts';
import { SteerButton } from './steer-forms.tsx';
import classes from './sync.module.css';

type Kind = Overview['kinds'][number];

function Moves({ kind }: { kind: Kind }) {
  const { kind: key, has_records: hasRecords, mode } = kind;
  const steer = { of: { kind: key }, name: kindWords(key) };
  if (!hasRecords || mode === 'off') return null;
  return (
    <>
      {failedOf(kind) > 0 && <SteerButton {...steer} move="retryFailed" label="Try the failed again" busyLabel="Trying…" />}
      <SteerButton {...steer} move="resync" label="Look at all again" busyLabel="Asking…" />
    </>
  );
}

const Row = ({ kind, facts, now }: { kind: Kind; facts: SyncFacts; now: string }) => {
  const isAdmin = useIsAdmin();
  const isHeld = isKindHeld(kind.kind, facts);
  return (
    <li className={classes.kind}>
      <div>
        <h3 className={lists.title}>{kindWords(kind.kind)}</h3>
        <small>
          {MODE_WORDS[kind.mode]}
          {kind.has_records ? `, ${recordWords(kind)}` : ', lives in Notion'}
        </small>
      </div>
      <p className={classes.detail}>
        {kindStateWords(kind, facts, now)}
        {kind.last_synced_at && <small>Last in step {durationSince(kind.last_synced_at, now)} ago</small>}
      </p>
      <div className={classes.moves}>
        <Moves kind={kind} />
        {isAdmin && !isHeld && <KindPause key={kind.paused_at === null ? 'pause' : 'resume'} kind={kind} />}
        <Link to={`/sync/settings#${kind.kind}`} className={classes.link} aria-label={`Settings: ${kindWords(kind.kind)}`}>
          Settings
        </Link>
      </div>
    </li>
  );
};

/** Per kind: what Notion shows of it, how far it is behind, and what can be done. */
export const KindList = ({ kinds, facts, now }: { kinds: Kind[]; facts: SyncFacts; now: string }) => (
  <section aria-labelledby="kinds">
    <h2 id="kinds">What Notion shows</h2>
    <ul className={classes.kinds}>
      {kinds.map((kind) => (
        <Row key={kind.kind} kind={kind} facts={facts} now={now} />
      ))}
    </ul>
  </section>
);

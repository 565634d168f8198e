import { Link } from '@remix-run/react';
import { count, formatNumber } from '@sage/ui';
import lists from '../../lists/lists.module.css';
import { useIsAdmin } from '../../shell/use-is-admin.ts';
import { durationSince } from './ago.ts';
import { KindPause } from './kind-pause.tsx';
import { kindWords, MODE_WORDS } from './kind-words.ts';
import type { Overview, StandingKind } from './facts.ts';
import { SteerButton } from './steer-forms.tsx';
import classes from './sync.module.css';

/** `isHeld`: a rebuild has not linked its pages yet. */
type Kind = Overview['kinds'][number] & { isHeld: boolean };

const failedOf = ({ records }: Kind) => (records.quarantined ?? 0) + (records.unreachable ?? 0);

function stateOf(kind: Kind, now: string): string {
  const { mode, is_set_up: isSetUp, paused_reason: pausedReason, paused_by: pausedBy, waiting, waiting_since: since, isHeld } = kind;
  if (mode === 'off') return 'Notion does not show it';
  if (isHeld) return `Waits until the rebuild has linked its pages${waiting > 0 ? `, ${formatNumber(waiting)} waiting` : ''}`;
  if (pausedReason) return `Paused${pausedBy ? ` by ${pausedBy}` : ''}: ${pausedReason}${waiting > 0 ? ` (${formatNumber(waiting)} waiting)` : ''}`;
  if (!isSetUp) return 'Its database in Notion is not set up yet';
  const failed = failedOf(kind);
  const parts = [waiting > 0 && since && `${formatNumber(waiting)} waiting, the oldest for ${durationSince(since, now)}`, failed > 0 && `${formatNumber(failed)} failed`].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : 'In step';
}

const total = ({ records }: Kind) => Object.values(records).reduce((sum, number) => sum + number, 0);

/** What is not to be shown, such as a deliverable before it is published, is known to the sync and has no page. */
const recordWords = (kind: Kind) => `${count(total(kind), 'record')}${kind.pages === total(kind) ? '' : `, ${formatNumber(kind.pages)} with a page`}`;

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

const Row = ({ kind, now }: { kind: Kind; now: string }) => {
  const isAdmin = useIsAdmin();
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
        {stateOf(kind, now)}
        {kind.last_synced_at && <small>Last in step {durationSince(kind.last_synced_at, now)} ago</small>}
      </p>
      <div className={classes.moves}>
        <Moves kind={kind} />
        {isAdmin && !kind.isHeld && <KindPause key={kind.paused_at === null ? 'pause' : 'resume'} kind={kind} />}
        <Link to={`/sync/settings#${kind.kind}`} className={classes.link} aria-label={`Settings: ${kindWords(kind.kind)}`}>
          Settings
        </Link>
      </div>
    </li>
  );
};

/** Per kind: what Notion shows of it, how far it is behind, and what can be done. */
export const KindList = ({ kinds, standing, now }: { kinds: Overview['kinds']; standing: StandingKind[]; now: string }) => (
  <section aria-labelledby="kinds">
    <h2 id="kinds">What Notion shows</h2>
    <ul className={classes.kinds}>
      {kinds.map((kind) => (
        <Row key={kind.kind} kind={{ ...kind, isHeld: standing.some((each) => each.kind === kind.kind && each.is_held) }} now={now} />
      ))}
    </ul>
  </section>
);

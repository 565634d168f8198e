import { CheckIcon, ClockIcon, FlagIcon, Tag } from '@sage/ui';
import type { ReactNode } from 'react';
import type { Sage } from '../../api.server.ts';
import lists from '../../lists/lists.module.css';
import { durationSince } from './ago.ts';
import { oneKindWords } from './kind-words.ts';
import { SteerButton } from './steer-forms.tsx';
import classes from './sync.module.css';

type SyncRecord = Awaited<ReturnType<Sage['sync']['status']>>['records'][number];

const STATES: Record<SyncRecord['status'], { label: string; tone: 'sage' | 'clay'; icon: ReactNode }> = {
  synced: { label: 'Synced', tone: 'sage', icon: <CheckIcon /> },
  pending: { label: 'Pending', tone: 'sage', icon: <ClockIcon /> },
  retrying: { label: 'Retrying', tone: 'sage', icon: <ClockIcon /> },
  conflict: { label: 'Conflict', tone: 'clay', icon: <FlagIcon /> },
  quarantined: { label: 'Failed', tone: 'clay', icon: <FlagIcon /> },
  unreachable: { label: 'Failed: page not reachable', tone: 'clay', icon: <FlagIcon /> },
};

/** Whatever its last push said, its page is in the trash, and nothing is sent to it. */
const LEFT_ALONE = { label: 'Left in the trash', tone: 'sage', icon: <ClockIcon /> } as const;

function whenOf({ is_waiting, wanted_at, synced_at, attempts }: SyncRecord, now: string): string {
  if (is_waiting && wanted_at) return `waits for ${durationSince(wanted_at, now)}${attempts > 0 ? `, ${attempts} ${attempts === 1 ? 'try' : 'tries'}` : ''}`;
  return synced_at ? `${durationSince(synced_at, now)} ago` : 'never';
}

function RecordMoves({ record: { kind, record_id: recordId, is_waiting: isWaiting, status }, title }: { record: SyncRecord; title: string }) {
  const steer = { of: { kind, recordId }, name: title };
  return (
    <div className={classes.moves}>
      {isWaiting && status !== 'pending' ? <SteerButton {...steer} move="retry" label="Try again" busyLabel="Trying…" /> : <SteerButton {...steer} move="toNotion" label="Send now" busyLabel="Sending…" />}
      <SteerButton {...steer} move="pull" label="Read now" busyLabel="Asking…" />
    </div>
  );
}

/** One record: its state, the last error in Notion's words, how far behind it is, and "try again". */
export function RecordRow({ record, now }: { record: SyncRecord; now: string }) {
  const { kind, name, status, error, is_left_alone: isLeftAlone } = record;
  const { label, tone, icon } = isLeftAlone ? LEFT_ALONE : STATES[status];
  const title = name ?? 'A record that is gone';
  return (
    <li className={lists.row}>
      <div>
        <span className={lists.title}>{title}</span>
        <small>{oneKindWords(kind)}</small>
      </div>
      <div className={lists.tags}>
        <Tag tone={tone} icon={icon}>
          {label}
        </Tag>
      </div>
      <div className={classes.detail}>
        {whenOf(record, now)}
        {isLeftAlone && <small>Somebody threw its page away in Notion, and by the setting it stays there. “Send now” brings it back.</small>}
        {error && <small>{error}</small>}
      </div>
      <RecordMoves record={record} title={title} />
    </li>
  );
}

import { Button } from '@mantine/core';
import { Form } from '@remix-run/react';
import { CheckIcon, ClockIcon, FlagIcon, Tag } from '@sage/ui';
import type { ReactNode } from 'react';
import type { Sage } from '../../api.server.ts';
import lists from '../../lists/lists.module.css';
import { durationSince } from './ago.ts';
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

function whenOf({ is_waiting, wanted_at, synced_at, attempts }: SyncRecord, now: string): string {
  if (is_waiting && wanted_at) return `waits for ${durationSince(wanted_at, now)}${attempts > 0 ? `, ${attempts} ${attempts === 1 ? 'try' : 'tries'}` : ''}`;
  return synced_at ? `${durationSince(synced_at, now)} ago` : 'never';
}

/** One record: its state, the last error in Notion's words, how far behind it is, and "try again". */
export function RecordRow({ record, now }: { record: SyncRecord; now: string }) {
  const { kind, record_id, name, status, error, is_waiting } = record;
  const { label, tone, icon } = STATES[status];
  const title = name ?? 'A record that is gone';
  return (
    <li className={lists.row}>
      <div>
        <span className={lists.title}>{title}</span>
        <small>{kind}</small>
      </div>
      <div className={lists.tags}>
        <Tag tone={tone} icon={icon}>
          {label}
        </Tag>
      </div>
      <div className={classes.detail}>
        {whenOf(record, now)}
        {error && <small>{error}</small>}
      </div>
      {is_waiting && status !== 'pending' && (
        <Form method="post">
          <input type="hidden" name="kind" value={kind} />
          <input type="hidden" name="recordId" value={record_id} />
          <Button type="submit" size="sm" variant="default" className={classes.retry} aria-label={`Try again: ${title}`}>
            Try again
          </Button>
        </Form>
      )}
    </li>
  );
}

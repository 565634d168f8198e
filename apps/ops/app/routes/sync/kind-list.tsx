import type { Sage } from '../../api.server.ts';
import { durationSince } from './ago.ts';
import classes from './sync.module.css';

type Kind = Awaited<ReturnType<Sage['sync']['status']>>['kinds'][number];

export const KIND_WORDS: Record<string, string> = { client: 'Clients', project: 'Projects', milestone: 'Milestones', deliverable: 'Deliverables', lead: 'Leads', task: 'Tasks' };

function stateOf({ is_set_up, paused_reason, waiting, waiting_since, failed }: Kind, now: string): string {
  if (!is_set_up) return 'Not set up in Notion yet';
  if (paused_reason) return `Paused: ${paused_reason}`;
  const parts = [waiting > 0 && waiting_since && `${waiting} waiting, the oldest for ${durationSince(waiting_since, now)}`, failed > 0 && `${failed} failed`].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : 'In step';
}

/** Per kind: how many records, and how far Notion is behind. */
export const KindList = ({ kinds, now }: { kinds: Kind[]; now: string }) => (
  <dl className={classes.kinds}>
    {kinds.map((kind) => (
      <div key={kind.kind}>
        <dt>{KIND_WORDS[kind.kind] ?? kind.kind}</dt>
        <dd>
          {kind.records} {kind.records === 1 ? 'record' : 'records'}
          <small>{stateOf(kind, now)}</small>
        </dd>
      </div>
    ))}
  </dl>
);

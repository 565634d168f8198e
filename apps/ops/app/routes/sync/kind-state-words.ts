import { count, formatNumber } from '@sage/ui';
import { durationSince } from './ago.ts';
import { dotless } from './dotless.ts';
import type { Overview, SyncFacts } from './facts.ts';

type Kind = Overview['kinds'][number];

export const failedOf = ({ records }: Pick<Kind, 'records'>) => (records.quarantined ?? 0) + (records.unreachable ?? 0);

/** A rebuild has not linked its pages yet. */
export const isKindHeld = (kind: string, { standing }: Pick<SyncFacts, 'standing'>) => standing.some((each) => each.kind === kind && each.is_held);

/** How one kind stands. Only of a sync that runs it is said that all is in step. */
export function kindStateWords(kind: Kind, facts: SyncFacts, now: string): string {
  const { mode, is_set_up: isSetUp, paused_reason: reason, paused_by: by, waiting, waiting_since: since } = kind;
  if (mode === 'off') return 'Notion does not show it';
  const failed = failedOf(kind);
  const parts = [waiting > 0 && since && `${formatNumber(waiting)} waiting, the oldest for ${durationSince(since, now)}`, failed > 0 && `${formatNumber(failed)} failed`].filter(Boolean);
  const inNumbers = parts.length > 0 ? `: ${parts.join(', ')}` : '';
  if (isKindHeld(kind.kind, facts)) return `Waits until the rebuild has linked its pages${inNumbers}`;
  if (reason) return [`Paused${by ? ` by ${by}` : ''}: ${dotless(reason)}`, ...parts].join('; ');
  if (!isSetUp) return `Its database in Notion is not set up yet${inNumbers}`;
  return parts.join(', ') || (facts.limiter?.state === 'running' ? 'In step' : 'Nothing waits');
}

const total = ({ records }: Pick<Kind, 'records'>) => Object.values(records).reduce((sum, number) => sum + number, 0);

/** What is not to be shown, such as a deliverable before it is published, is known to the sync and has no page. */
export function recordWords(kind: Pick<Kind, 'records' | 'pages'>): string {
  const records = total(kind);
  return `${count(records, 'record')}${kind.pages === records ? '' : `, ${formatNumber(kind.pages)} with a page`}`;
}

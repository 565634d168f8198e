import { createHash } from 'node:crypto';
import { checklistsWith } from './checklist.ts';
import { nowOf } from './clock.ts';
import type { KindDatabase } from './notion-pages.ts';
import { valuesOf, type SeenPage } from './notion-reads.ts';
import { remedyOf, type PullParts } from './pull.ts';
import type { KnownRecord, Poll, PullRef } from './pull-queue.ts';
import { plainValue, readValue } from './read-values.ts';

/** Before the last change that was seen: Notion tells times by the minute, and shows what changed late. */
const OVERLAP_MS = 120_000;
const MINUTE_MS = 60_000;

export type PollReport = { kind: string } & ({ result: 'asked'; pages: number; pulls: number } | { result: 'failed'; error: unknown });

export type PollParts = Pick<PullParts, 'queue' | 'reads' | 'outbox' | 'registry' | 'checklists' | 'twoWay' | 'clock' | 'hooks'> & { reportPoll?: (poll: PollReport) => void };

/** Asks each database that is due what changed, and asks for pulls of what differs from what was agreed. @returns how many were asked */
export async function pollChanges(parts: PollParts): Promise<number> {
  const due = await parts.queue.claimPolls();
  if (due.length === 0) return 0;
  const known = await parts.twoWay();
  for (const poll of due) {
    const database = known.get(poll.kind);
    if (database) await pollKind(poll, database, parts);
  }
  return due.length;
}

async function pollKind(poll: Poll, database: KindDatabase, parts: PollParts): Promise<void> {
  const { queue, reads, outbox, reportPoll = () => undefined } = parts;
  const { kind, cursor } = poll;
  try {
    const pages = await reads.changedSince(database, cursor && new Date(cursor.getTime() - OVERLAP_MS));
    const asks = await asksOf(kind, pages.filter((page) => poll.seen[page.id] !== digest(page)), database, parts);
    const last = pages.at(-1)?.editedAt ?? cursor;
    const seen = pages.filter(({ editedAt }) => last && editedAt.getTime() >= last.getTime() - OVERLAP_MS && isOver(editedAt, nowOf(parts.clock)));
    await queue.notePoll({ kind, cursor: last, seen: Object.fromEntries(seen.map((page) => [page.id, digest(page)])) }, asks);
    reportPoll({ kind, result: 'asked', pages: pages.length, pulls: asks.length });
  } catch (error) {
    reportPoll({ kind, result: 'failed', error });
    const remedy = remedyOf(error);
    if (remedy !== null) await outbox.pauseKind(kind, remedy);
  }
}

/** A minute that is not over may bring another edit, which would look the same. */
const isOver = (minute: Date, now: Date) => now.getTime() >= minute.getTime() + MINUTE_MS;

const digest = ({ editedAt, isTrashed, properties }: SeenPage) =>
  createHash('sha256').update(JSON.stringify([editedAt, isTrashed, Object.values(properties).map(readValue)])).digest('base64');

async function asksOf(kind: string, pages: SeenPage[], database: KindDatabase, { checklists, queue, hooks }: PollParts): Promise<PullRef[]> {
  const checklist = checklists.find((one) => one.kind === kind);
  if (checklist) return pages.flatMap((page) => checklistsWith(page, checklist, database));
  const records = await queue.recordsOf(pages.map(({ id }) => id));
  const wantsContent = hooks?.contentOf.includes(kind) ?? false;
  return pages.flatMap((page): PullRef[] => {
    const record = records.get(page.id);
    if (!record) return [];
    const about = { itemId: page.id, pageId: page.id };
    // In the minute of our own push a person may have edited, too; and Notion's clock is not ours.
    const isNew = record.pushedAt === null || page.editedAt.getTime() >= record.pushedAt.getTime() - MINUTE_MS;
    return [...(differs(page, record, database) ? [{ what: 'page' as const, ...about }] : []), ...(wantsContent && isNew ? [{ what: 'content' as const, ...about }] : [])];
  });
}

/** Whether the page says something else than what was agreed: by value, so that our own writing is no change. */
export function differs(page: SeenPage, { base }: Pick<KnownRecord, 'base'>, database: KindDatabase): boolean {
  if (!base) return true;
  const now = valuesOf(page, database, Object.keys(base));
  return Object.entries(base).some(([name, value]) => plainValue(now[name]) !== plainValue(value));
}

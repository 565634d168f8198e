import { createHash } from 'node:crypto';
import type { CommandPort } from './command.ts';
import type { KindDatabase } from './notion-pages.ts';
import { valuesOf, type NotionReads, type SeenPage } from './notion-reads.ts';
import type { PullOutcome, PullRef, PulledRecord } from './pull-queue.ts';
import { plainValue } from './read-values.ts';

/** Pages that people write in Notion, have no row in Postgres, and are ticked off: when all that are related to a record are done, that is a command. */
export interface Checklist {
  /** Of the pages. */
  kind: string;
  /** The relation to the record's page, and the record's kind. */
  of: { property: string; kind: string };
  /** A checkbox. */
  done: string;
  command: string;
}

/** The pages whose checklists a page is on: to be looked at when it changed. */
export function checklistsWith(page: SeenPage, { of }: Checklist, database: KindDatabase): PullRef[] {
  const { [of.property]: related } = valuesOf(page, database, [of.property]) as Record<string, { relation: { id: string }[] } | null>;
  return (related?.relation ?? []).map(({ id }) => ({ what: 'checklist', itemId: id, pageId: id }));
}

interface ChecklistParts {
  reads: Pick<NotionReads, 'relatedTo'>;
  commands: CommandPort;
}

/** A list that came too early is asked about again, and told of once. */
const early = (state: string) => `early:${state}`;

/** Each state of a list counts once, and is told once: a record that is taken back stays back until someone changes the list. */
export async function readChecklist(record: PulledRecord, pageId: string, checklist: Checklist, database: KindDatabase, { reads, commands }: ChecklistParts): Promise<PullOutcome> {
  const { done, of, command } = checklist;
  const listed = (await reads.relatedTo(database, of.property, pageId)).filter(({ isTrashed }) => !isTrashed);
  const isDone = (page: SeenPage) => plainValue(valuesOf(page, database, [done])[done]) === true;
  if (listed.length === 0) return { checklist: null };
  const ticked = listed.filter(isDone).length;
  const progress = `${ticked} of ${listed.length} ${checklist.kind}s done in Notion`;
  const isNews = record.checklist !== progress && (ticked > 0 || record.checklist !== null);
  if (ticked < listed.length) return { checklist: progress, ...(isNews && { taken: progress }) };
  const state = createHash('sha256').update(listed.map(({ id }) => id).sort().join()).digest('hex');
  if (state === record.checklist) return { checklist: state };
  const result = await commands.execute({ command, recordId: record.recordId });
  if (result.accepted) return { checklist: state, taken: `${progress}: completed here` };
  if (result.later) return { checklist: early(state), ...(record.checklist !== early(state) && { notYet: result.reason }) };
  return { checklist: state, conflicts: [{ field: done, base: null, postgres: { checkbox: false }, notion: { checkbox: true }, reason: result.reason }] };
}

import type { CommandPort } from './command.ts';
import type { Entity } from './entity.ts';
import { mayBeTrashed } from './in-flight.ts';
import { merge, type Edit } from './merge.ts';
import { SYNC_ID, type KindDatabase } from './notion-pages.ts';
import { valuesOf, type SeenPage } from './notion-reads.ts';
import type { Outbox } from './outbox.ts';
import { text } from './property-values.ts';
import type { Conflict, PulledRecord, RecordOutcome } from './pull-queue.ts';
import { plainValue } from './read-values.ts';
import type { Registry } from './registry.ts';
import { UnfitDatabase, type WhyUnfit } from './unfit-schema.ts';

export interface RecordParts {
  outbox: Pick<Outbox, 'read' | 'pageOf'>;
  commands: CommandPort;
  registry: Pick<Registry, 'commandFor'>;
  /** Asked when a page is found in the trash: its database may be there. */
  whyUnfit: WhyUnfit;
}

/** What the record's page should say now. A relation to a page that is not there yet is left out. */
export async function desiredValues(record: { recordId: string }, entity: Entity, row: unknown, { pageOf }: Pick<Outbox, 'pageOf'>): Promise<Record<string, unknown>> {
  const desired: Record<string, unknown> = { [SYNC_ID]: text(record.recordId) };
  for (const [name, value] of Object.entries(entity.toNotion(row as never))) {
    if (!('references' in value)) {
      desired[name] = value;
      continue;
    }
    const pages = await Promise.all(value.references.map((parent) => pageOf(parent)));
    if (pages.every((id) => id !== null)) desired[name] = { relation: pages.map((id) => ({ id })) };
  }
  return desired;
}

/** Takes what a person changed on a record's page: a command where it means one, else drift, which is kept and written back. Writes no row. */
export async function pullRecord(record: PulledRecord, page: SeenPage, entity: Entity, database: KindDatabase, parts: RecordParts): Promise<RecordOutcome> {
  const row = await parts.outbox.read(record);
  const about = { inTrash: page.isTrashed, isShown: row !== null };
  if (page.isTrashed && mayBeTrashed(record.inFlight, true)) return { inTrash: true, isShown: false, isDue: row !== null };
  if (page.isTrashed) return thrownAway(record, about, () => parts.whyUnfit(entity, database));
  if (row === null) return { ...about, isDue: true };
  const desired = await desiredValues(record, entity, row, parts.outbox);
  const notion = valuesOf(page, database, Object.keys(desired));
  const before = { base: record.base, sent: record.inFlight.map(({ change }) => change.properties ?? {}), notion };
  const { edits, ...merged } = merge({ ...before, postgres: desired });
  const { conflicts, accepted } = await obey(record, edits, parts);
  if (accepted.length === 0) return { ...about, ...merged, conflicts };
  const changed = await desiredValues(record, entity, await parts.outbox.read(record), parts.outbox);
  const { edits: _, ...after } = merge({ ...before, postgres: changed });
  return { ...about, ...after, conflicts, taken: `${accepted.join(', ')}: what a person set was done` };
}

/** In the trash. What stands there because its whole database does was thrown away by nobody. @throws UnfitDatabase */
async function thrownAway({ isTrashed }: PulledRecord, about: { inTrash: boolean; isShown: boolean }, whyUnfit: () => Promise<string | null>): Promise<RecordOutcome> {
  const remedy = about.isShown && !isTrashed ? await whyUnfit() : null;
  if (remedy !== null) throw new UnfitDatabase(remedy);
  return { ...about, isDue: false };
}

async function obey(record: PulledRecord, edits: Edit[], { commands, registry }: RecordParts): Promise<{ conflicts: Conflict[]; accepted: string[] }> {
  const conflicts: Conflict[] = [];
  const accepted: string[] = [];
  for (const edit of edits) {
    const meant = record.mode === 'two_way' ? registry.commandFor({ ...record, property: edit.field, value: String(plainValue(edit.notion)) }) : null;
    const result = meant && (await commands.execute(meant));
    if (result?.accepted) accepted.push(edit.field);
    else conflicts.push(result ? { ...edit, reason: result.reason } : edit);
  }
  return { conflicts, accepted };
}

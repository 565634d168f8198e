import { bodyHash, type ManagedBlock } from './blocks/managed-block.ts';
import { cleanText, clipped } from './clean-text.ts';
import { difference } from './differ.ts';
import type { Entity, PropertyValue, References } from './entity.ts';
import type { FileRef } from './file-bytes.ts';
import { callsToUpload } from './file-pieces.ts';
import { text } from './property-values.ts';
import { plainValue } from './read-values.ts';

/** A record that waits, as far as Postgres knows it and its page. */
export interface WaitingPush {
  recordId: string;
  /** Null: Notion is not to show it. */
  row: unknown;
  pageId: string | null;
  base: Record<string, unknown> | null;
  bodyHash: string | null;
  knowsBlock: boolean;
  isTrashed: boolean;
  isLeftAlone: boolean;
  /** Its page is looked at, when nothing is to be sent. */
  isByHand: boolean;
  /** It may have been made without an answer. */
  isUnsure: boolean;
}

export interface PreviewParts {
  pageOf: (kind: string, recordId: string) => string | null;
  /** What people call a page that others lead to. */
  nameOf: (pageId: string) => string | null;
  /** Notion has the file, or does not take it. */
  isUploaded: (file: FileRef) => boolean;
}

type Plain = ReturnType<typeof plainValue>;

export interface PushPreview {
  does: 'create' | 'update' | 'trash' | 'nothing';
  fields: { field: string; before: Plain; after: Plain }[];
  /** Our block of the page's body is made or changed. */
  body: boolean;
  /** When all goes well. */
  calls: number;
}

const NOTHING: PushPreview = { does: 'nothing', fields: [], body: false, calls: 0 };
const SYNC_ID = 'Sync ID';

/** What a push would send at this moment, by the same difference that it would make. Asks Notion nothing. */
export function previewPush(waiting: WaitingPush, entity: Entity, parts: PreviewParts): PushPreview {
  const { row, pageId, base, isTrashed, isLeftAlone, isByHand, isUnsure } = waiting;
  if (isLeftAlone) return NOTHING;
  const unheard = pageId === null && isUnsure ? 1 : 0;
  if (row === null) return pageId !== null && !isTrashed ? { ...NOTHING, does: 'trash', calls: 1 } : { ...NOTHING, calls: unheard };
  const desired = desiredOf(waiting.recordId, entity.toNotion(row as never), parts);
  const block = entity.toBody?.(row as never) ?? null;
  if (pageId === null) return { does: 'create', fields: fieldsOf(null, desired, parts), body: block !== null, calls: 1 + unheard + uploadOf(block, parts) };
  const isBodyDue = block !== null && bodyHash(block) !== waiting.bodyHash;
  const fields = fieldsOf(base, desired, parts);
  const calls = (fields.length > 0 || isTrashed ? 1 : 0) + (isBodyDue ? uploadOf(block, parts) + (waiting.knowsBlock ? 1 : 2) : 0);
  return calls === 0 ? { ...NOTHING, calls: isByHand ? 1 : 0 } : { does: 'update', fields, body: isBodyDue, calls };
}

/** A page that is made first has no id yet. */
const TO_COME = 'a page that is made first';

function desiredOf(recordId: string, values: Record<string, PropertyValue | References>, { pageOf }: PreviewParts): Record<string, PropertyValue> {
  const resolved = Object.entries(values).map(([name, value]): [string, PropertyValue] => [
    name,
    'references' in value ? { relation: value.references.map((to) => ({ id: pageOf(to.kind, to.recordId) ?? TO_COME })) } : value,
  ]);
  return { ...Object.fromEntries(resolved), [SYNC_ID]: text(recordId) };
}

const fieldsOf = (base: WaitingPush['base'], desired: Record<string, PropertyValue>, parts: PreviewParts): PushPreview['fields'] =>
  Object.entries(difference(base, desired) ?? {})
    .filter(([field]) => field !== SYNC_ID || base !== null)
    .map(([field, value]) => ({ field, before: inWords(base?.[field], parts), after: inWords(value, parts) }));

function inWords(value: unknown, { nameOf }: PreviewParts): Plain {
  const { relation } = (value ?? {}) as { relation?: { id: string }[] };
  if (!relation) return plainValue(value);
  return relation.map(({ id }) => (id === TO_COME ? id : (nameOf(id) ?? 'another page'))).join(', ') || null;
}

const uploadOf = (block: ManagedBlock | null, { isUploaded }: PreviewParts): number => (block && 'file' in block && !isUploaded(block.file) ? callsToUpload(block.file) : 0);

/** A message that will be a comment. */
export interface WaitingComment {
  author: string;
  side: 'client' | 'studio';
  body: string;
  /** It may have been made without an answer, so that the page's comments are listed first. */
  isUnsure: boolean;
}

const LONGEST_PREVIEW = 280;

/** How the comment begins, and what it costs. */
export const previewComment = ({ author, side, body, isUnsure }: WaitingComment): { says: string; calls: number } => ({
  says: `${cleanText(author)} (${side}): ${clipped(cleanText(body), LONGEST_PREVIEW)}`,
  calls: isUnsure ? 2 : 1,
});

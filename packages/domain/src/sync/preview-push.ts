import type { Db, WaitingMessage, WaitingRecord } from '@sage/db';
import type { Registry } from '@sage/notion-sync';
import { previewComment, previewPush as previewOf, type PreviewParts, type PushPreview } from '@sage/notion-sync/preview';

export type PreviewedPush = PushPreview & Pick<WaitingRecord, 'kind' | 'record_id' | 'name' | 'wanted_at'>;

export type PreviewedComment = ReturnType<typeof previewComment> & Pick<WaitingMessage, 'message_id' | 'name' | 'wanted_at'>;

export interface Preview {
  /** All that waits, of records and messages. */
  waiting: number;
  pushes: PreviewedPush[];
  comments: PreviewedComment[];
  to_decide: number;
}

/** The dry run of the push: what the first of those that wait would send. One look into Postgres, no call. */
export async function previewPush({ db, registry }: { db: Pick<Db, 'pushPreview'>; registry: Registry }): Promise<Preview> {
  const { waiting, records, messages, pages, uploads, to_decide } = await db.pushPreview.waiting();
  const pageOf = new Map(pages.map((page) => [`${page.kind} ${page.record_id}`, page.page_id]));
  const nameOf = new Map(pages.map((page) => [page.page_id, page.name]));
  const uploaded = new Set(uploads.map((upload) => `${upload.sha256} ${upload.is_preview}`));
  const parts: PreviewParts = {
    pageOf: (kind, recordId) => pageOf.get(`${kind} ${recordId}`) ?? null,
    nameOf: (pageId) => nameOf.get(pageId) ?? null,
    isUploaded: ({ sha256, isPreview }) => uploaded.has(`${sha256} ${isPreview}`),
  };
  return { waiting, to_decide, comments: messages.map(previewedComment), pushes: records.flatMap((record) => previewed(record, registry, parts)) };
}

const previewedComment = ({ message_id, name, wanted_at, author, side, body, is_unsure: isUnsure }: WaitingMessage): PreviewedComment => {
  const { says, calls } = previewComment({ author, side, body, isUnsure });
  return { message_id, name, wanted_at, says, calls };
};

function previewed(record: WaitingRecord, registry: Registry, parts: PreviewParts): PreviewedPush[] {
  const { kind, record_id, name, wanted_at } = record;
  const entity = registry.find(kind);
  if (!entity) return [];
  const waiting = {
    recordId: record_id, row: record.shown ?? null, pageId: record.page_id, base: record.base, bodyHash: record.page_id === null ? null : record.body_hash, knowsBlock: record.knows_block,
    isTrashed: record.is_trashed, isLeftAlone: record.is_left_alone, isByHand: record.is_by_hand, isUnsure: record.is_unsure,
  };
  return [{ kind, record_id, name, wanted_at, ...previewOf(waiting, entity, parts) }];
}

import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from '@sage/config/z';

/** `X-Notion-Signature: sha256=<hex>` over the bytes as they came; the key is the verification token. */
export function isSignedBy(token: string, body: Uint8Array, signature: string): boolean {
  const expected = Buffer.from(`sha256=${createHmac('sha256', token).update(body).digest('hex')}`);
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const Id = z.guid().transform((id) => id.toLowerCase());
const Named = z.looseObject({ id: z.string().max(100), type: z.string().max(40) });

/** What we read of an event; Notion may add to it. */
const Event = z.looseObject({
  id: Id,
  type: z.string().regex(/^[a-z_.]{1,100}$/),
  timestamp: z.iso.datetime({ offset: true }),
  attempt_number: z.number().int().min(1).max(1000).default(1),
  authors: z.array(z.looseObject({ id: z.string().max(100) })).max(1000).default([]),
  entity: z.looseObject({ id: Id, type: z.string().regex(/^[a-z_]{1,40}$/) }),
  data: z.looseObject({ page_id: Id.optional(), parent: Named.extend({ data_source_id: z.string().max(100).optional() }).optional() }).optional(),
});

/** A hint that something changed, in the shape of `receive_notion_event`: no values, and nothing of a person. */
export interface NotionEvent {
  id: string;
  type: string;
  entity_type: string;
  entity_id: string;
  page_id: string | null;
  occurred_at: string;
  attempt: number;
  /** Whoever changed it, by id, each once. */
  authors: string[];
  /** Pages and databases that it speaks of. */
  names: string[];
}

/** Null: it is no event as Notion sends them. */
export function readEvent(body: unknown): NotionEvent | null {
  const parsed = Event.safeParse(body);
  if (!parsed.success) return null;
  const { id, type, timestamp, attempt_number: attempt, authors, entity, data } = parsed.data;
  const pageId = data?.page_id ?? (entity.type === 'page' ? entity.id : null);
  const names = [entity.id, pageId, data?.parent?.id, data?.parent?.data_source_id].filter((one) => typeof one === 'string');
  return {
    id,
    type,
    entity_type: entity.type,
    entity_id: entity.id,
    page_id: pageId,
    occurred_at: timestamp,
    attempt,
    authors: [...new Set(authors.map((author) => author.id))],
    names: [...new Set(names)],
  };
}

const Verification = z.looseObject({ verification_token: z.string().regex(/^\S{16,500}$/) });

/** The token of the endpoint's first call; null: it is another call. */
export function readVerification(body: unknown): string | null {
  const parsed = Verification.safeParse(body);
  return parsed.success ? parsed.data.verification_token : null;
}

import { databaseClock, type Clock } from '../clock.ts';
import type { Setback } from '../outbox.ts';
import { value, type Sql } from '../sql.ts';

/** A message in one worker's hands, until its lease ends. */
export interface PostClaim {
  messageId: string;
  lease: string;
  attempts: number;
  /** An earlier comment may have come to pass; after this long, it shows. Null: nothing was ever asked. */
  settlesInMs: number | null;
}

export interface PostedMessage {
  page_id: string;
  project_id: string;
  body: string;
  author: string;
  side: 'client' | 'studio';
}

/** The messages that Notion is to show as comments: see `message_posts`. */
export interface MessagePosts {
  claim(limit: number): Promise<PostClaim[]>;
  read(claim: PostClaim): Promise<PostedMessage>;
  noteIntent(claim: PostClaim): Promise<boolean>;
  /** False: the lease was lost, and nothing was written. */
  acknowledge(claim: PostClaim, commentId: string): Promise<boolean>;
  fail(claim: PostClaim, setback: Setback): Promise<boolean>;
}

interface PostRow {
  message_id: string;
  lease: string;
  attempts: number;
  settles_in_ms: number | null;
}

const LEASE = '90 seconds';
/** How long a comment of which nothing was heard may still come to pass. */
const UNSURE = '90 seconds';
const NOW = (place: number) => `coalesce($${place}::timestamptz, clock_timestamp())`;
const CLAIM = `select message_id, lease, attempts,
  case when settles_at is not null then greatest(0, extract(epoch from settles_at - ${NOW(3)}) * 1000)::float8 end as settles_in_ms
  from private.claim_message_posts($1, $2, ${NOW(3)})`;

export const createMessagePosts = (sql: Sql, clock: Clock = databaseClock): MessagePosts => ({
  claim: async (limit) =>
    (await sql.query<PostRow>(CLAIM, [limit, LEASE, clock.now()])).rows.map((row) => ({
      messageId: row.message_id,
      lease: row.lease,
      attempts: row.attempts,
      settlesInMs: row.settles_in_ms,
    })),
  read: ({ messageId }) => value<PostedMessage>(sql, 'private.message_to_post($1)', [messageId]),
  noteIntent: ({ messageId, lease }) => value<boolean>(sql, `private.note_message_intent($1, $2, $3, $4, ${NOW(5)})`, [messageId, lease, LEASE, UNSURE, clock.now()]),
  acknowledge: ({ messageId, lease }, commentId) => value<boolean>(sql, `private.acknowledge_message_post($1, $2, $3, ${NOW(4)})`, [messageId, lease, commentId, clock.now()]),
  fail: ({ messageId, lease }, { status, error, waitMs, burnsAttempt, intent = 'keep', settleMs }) => {
    const settle = settleMs === undefined ? null : `${settleMs} milliseconds`;
    const values = [messageId, lease, status, error, `${waitMs} milliseconds`, burnsAttempt, intent, settle, clock.now()];
    return value<boolean>(sql, `private.fail_message_post($1, $2, $3, $4, $5, $6, $7, $8, ${NOW(9)})`, values);
  },
});

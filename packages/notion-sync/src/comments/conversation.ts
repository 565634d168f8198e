import type { Client } from '@notionhq/client';
import type { Clock } from '../clock.ts';
import { value, type Sql } from '../sql.ts';
import { CallFailed, isRefusal, LeaseLost, type MakeCall } from '../sync-calls.ts';
import { wordsForClient } from './client-mark.ts';
import { blocksInTurn, noteHeard } from './hear-blocks.ts';
import { createMessagePosts, type PostClaim } from './message-posts.ts';
import { createNotionComments, type HeardComment } from './notion-comments.ts';
import { postMessage, postSetback, type PostParts } from './post-message.ts';

export interface CommentRef {
  pageId: string;
  commentId: string;
}

/** Messages of clients and comments of the team, each made of the other once. */
export interface Conversation {
  /** Posts what is due, at most `limit` messages. @returns how many it took */
  round(limit: number): Promise<number>;
  /** Hears all comments of a page. @returns how many became messages */
  hearPage(pageId: string): Promise<number>;
  /** Hears the comments on some of a page's blocks, others the next time, when it is read again without a cause. @returns how many became messages */
  hearBlocks(pageId: string, blockIds: readonly string[]): Promise<number>;
  /** Hears one comment, wherever on the page it is. False: it is not for the client, or was heard before. */
  hearComment(ref: CommentRef): Promise<boolean>;
}

export interface ConversationParts {
  sql: Sql;
  client: Client;
  call: MakeCall;
  clock: Clock;
  messageUrl: PostParts['messageUrl'];
  report?: (error: unknown) => void;
}

export function createConversation({ sql, client, call, clock, messageUrl, report = () => undefined }: ConversationParts): Conversation {
  const parts: PostParts = { posts: createMessagePosts(sql, clock), comments: createNotionComments(client, call), messageUrl };
  const markFor = (pageId: string) => value<string | null>(sql, 'private.client_mark_for($1)', [pageId]);
  return {
    round: async (limit) => {
      const claims = await parts.posts.claim(limit);
      await Promise.all(claims.map((claim) => settle(claim, parts, report)));
      return claims.length;
    },
    hearPage: async (pageId) => {
      const mark = await markFor(pageId);
      return mark === null ? 0 : hearAll(sql, pageId, await unlessForbidden(parts.comments.list(pageId), [], report), mark);
    },
    hearBlocks: async (pageId, blockIds) => {
      const mark = await markFor(pageId);
      let heard = 0;
      for (const blockId of mark === null ? [] : await blocksInTurn(sql, pageId, blockIds)) {
        heard += await hearAll(sql, pageId, await unlessGone(unlessForbidden(parts.comments.list(blockId), [], report), []), mark ?? '');
        await noteHeard(sql, pageId, blockId);
      }
      return heard;
    },
    hearComment: async ({ pageId, commentId }) => {
      const mark = await markFor(pageId);
      const comment = mark === null ? null : await unlessForbidden(parts.comments.retrieve(commentId), null, report);
      return mark !== null && comment !== null && hear(sql, pageId, comment, mark);
    },
  };
}

/** A connection without the right to read comments hears none; all else about the page goes on. */
const unlessForbidden = <T, Without>(asked: Promise<T>, without: Without, report: (error: unknown) => void) =>
  asked.catch((error: unknown): Without => {
    if (!(error instanceof CallFailed) || error.failure.kind !== 'config') throw error;
    report(error.failure);
    return without;
  });

/** A block may be deleted since the page was read. */
const unlessGone = <T>(asked: Promise<T>, without: T): Promise<T> =>
  asked.catch((error: unknown) => {
    if (!isRefusal(error) || !error.failure.unreachable) throw error;
    return without;
  });

async function hearAll(sql: Sql, pageId: string, comments: readonly HeardComment[], mark: string): Promise<number> {
  let heard = 0;
  for (const comment of comments) if (await hear(sql, pageId, comment, mark)) heard++;
  return heard;
}

/** A comment without the mark is not even looked up: nothing of it leaves Notion. One that we made begins with a name, which may be anything. */
async function hear(sql: Sql, pageId: string, { id, text, firstHref }: HeardComment, mark: string): Promise<boolean> {
  const words = isOurs(firstHref) ? null : wordsForClient(text, mark);
  return words !== null && value<boolean>(sql, 'private.receive_comment($1, $2, $3)', [pageId, id, words]);
}

const isOurs = (firstHref: string | null) => firstHref !== null && /#message-[0-9a-f-]{36}$/.test(firstHref);

/** Posts one message and writes down how it went. What cannot be written down is tried again when the lease ends. */
async function settle(claim: PostClaim, parts: PostParts, report: (error: unknown) => void): Promise<void> {
  try {
    await parts.posts.acknowledge(claim, await postMessage(claim, parts));
  } catch (error) {
    if (error instanceof LeaseLost) return;
    report(error instanceof CallFailed ? error.failure : error);
    await parts.posts.fail(claim, postSetback(error, claim)).catch(report);
  }
}

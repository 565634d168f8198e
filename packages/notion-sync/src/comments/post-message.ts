import { StillSettling } from '../create-once.ts';
import type { Setback } from '../outbox.ts';
import { setbackOf, SETTLE_MS } from '../setback.ts';
import { CallFailed } from '../sync-calls.ts';
import { commentText } from './comment-text.ts';
import type { MessagePosts, PostClaim } from './message-posts.ts';
import type { NotionComments } from './notion-comments.ts';

export interface PostParts {
  posts: MessagePosts;
  comments: NotionComments;
  /** Where the team reads a message: an address of ours with its id. */
  messageUrl: (projectId: string, messageId: string) => string;
}

/**
 * Makes one comment of one message. Notion has no key that makes this safe to repeat: the intent is noted before it is sent, and whoever finds an intent
 * looks for the message's address among the page's comments first.
 * @returns the comment's id
 */
export async function postMessage(claim: PostClaim, { posts, comments, messageUrl }: PostParts): Promise<string> {
  const { page_id: pageId, project_id: projectId, ...message } = await posts.read(claim);
  const url = messageUrl(projectId, claim.messageId);
  if (claim.settlesInMs !== null) {
    const found = (await comments.list(pageId)).find(({ firstHref }) => firstHref === url);
    if (found) return found.id;
    if (claim.settlesInMs > 0) throw new StillSettling(claim.settlesInMs);
  }
  try {
    return await comments.create(pageId, commentText({ ...message, url }), { mayStillSend: () => posts.noteIntent(claim) });
  } catch (error) {
    const saved = error instanceof CallFailed && error.failure.kind === 'ambiguous' ? error.failure.committed.resourceId : null;
    if (saved) return saved;
    throw error;
  }
}

/** A right that the connection lacks is given by a person, not by asking again. */
const CONFIG_MS = 300_000;

/** As for pages, but that a comment is created by each write to its page. */
export function postSetback(error: unknown, claim: PostClaim): Setback {
  const setback = setbackOf(error, claim);
  if (!(error instanceof CallFailed) || error.call.effect === 'read') return setback;
  const { failure } = error;
  if (failure.kind === 'config') return { ...setback, status: 'retrying', waitMs: CONFIG_MS, intent: 'clear' };
  if (failure.kind !== 'ambiguous') return { ...setback, intent: 'clear' };
  return { ...setback, waitMs: Math.max(setback.waitMs, SETTLE_MS), intent: setback.settleMs === undefined ? 'keep' : 'settle' };
}

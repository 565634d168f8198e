import { isFullComment, type Client, type CommentObjectResponse, type CreateCommentParameters } from '@notionhq/client';
import { plainText } from '../content/spans.ts';
import type { CallOptions, MakeCall } from '../sync-calls.ts';

export type CommentText = Extract<CreateCommentParameters, { rich_text: unknown }>['rich_text'];

export interface HeardComment {
  id: string;
  text: string;
  /** What its first words link to. */
  firstHref: string | null;
}

/** All that the conversation asks of Notion. Each is one call, but for listing over a hundred comments. */
export interface NotionComments {
  /** @returns the comment's id */
  create(pageId: string, text: CommentText, options?: CallOptions): Promise<string>;
  /** Those on the page or block itself that nobody has resolved, oldest first. */
  list(blockId: string): Promise<HeardComment[]>;
  retrieve(commentId: string): Promise<HeardComment>;
}

const heard = ({ id, rich_text }: CommentObjectResponse): HeardComment => ({
  id,
  text: plainText(rich_text),
  firstHref: rich_text[0]?.href ?? null,
});

export const createNotionComments = (client: Client, call: MakeCall): NotionComments => ({
  create: async (pageId, rich_text, options) =>
    (await call({ effect: 'write', on: 'record' }, () => client.comments.create({ parent: { page_id: pageId }, rich_text }), options)).id,
  list: async (pageId) => {
    const found: HeardComment[] = [];
    let cursor: string | undefined;
    do {
      const page = await call({ effect: 'read', on: 'record' }, () => client.comments.list({ block_id: pageId, page_size: 100, start_cursor: cursor }));
      found.push(...page.results.map(heard));
      cursor = page.next_cursor ?? undefined;
    } while (cursor);
    return found;
  },
  retrieve: async (commentId) => {
    const comment = await call({ effect: 'read', on: 'record' }, () => client.comments.retrieve({ comment_id: commentId }));
    if (!isFullComment(comment)) throw new Error(`Notion shows no text in the comment ${commentId}`);
    return heard(comment);
  },
});

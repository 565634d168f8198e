import { pullProjectContent, type ContentFilePorts } from '@sage/domain/sync/content';
import type { CommentRef, ContentReader, Conversation, RecordRef } from '@sage/notion-sync';

export interface PageHooksParts extends ContentFilePorts {
  content: ContentReader;
  conversation: Pick<Conversation, 'hearPage' | 'hearBlocks' | 'hearComment'>;
}

/** What else there is to read once a page is known to be of interest. @throws what may pass when it is tried again */
export interface PageHooks {
  /** Kinds whose pages' content is wanted. */
  contentOf: readonly string[];
  onPagePulled(page: RecordRef & { pageId: string }): Promise<void>;
  onComment(comment: CommentRef): Promise<void>;
}

/** The brief and the comments of a project's page. Pages of other kinds have neither. */
export const pageHooks = ({ conversation, ...parts }: PageHooksParts): PageHooks => ({
  contentOf: ['project'],
  onPagePulled: async ({ kind, recordId, pageId }) => {
    if (kind !== 'project') return;
    await conversation.hearPage(pageId);
    await pullProjectContent({ ...parts, onBlocks: conversation.hearBlocks }, kind, recordId, pageId);
  },
  onComment: async (comment) => void (await conversation.hearComment(comment)),
});

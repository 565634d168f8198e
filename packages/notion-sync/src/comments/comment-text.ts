import { cleanText } from '../clean-text.ts';
import type { CommentText } from './notion-comments.ts';

export interface MessageToPost {
  body: string;
  author: string;
  side: 'client' | 'studio';
  /** Where the team reads and answers it. It names the message, and so tells our comments from people's. */
  url: string;
}

/** Notion's limit for one piece of text. */
const LONGEST_PIECE = 2_000;

/** "Maya Okafor (client): …", in pieces as long as Notion takes them; the name leads to the message. */
export const commentText = ({ body, author, side, url }: MessageToPost): CommentText => [
  { text: { content: cleanText(author).slice(0, 200), link: { url } }, annotations: { bold: true } },
  { text: { content: ` (${side}): ` } },
  ...pieces(cleanText(body)).map((content) => ({ text: { content } })),
];

/** By whole characters, each of which is one or two of those that Notion counts. */
const pieces = (text: string): string[] => text.match(new RegExp(`[^]{1,${LONGEST_PIECE / 2}}`, 'gu')) ?? [];

import { z } from '@sage/config/z';
import { richTextSchema } from './rich-text.schema.ts';

export const commentText = richTextSchema.min(1);
const display_name = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('integration') }),
    z.strictObject({ type: z.literal('user') }),
    z.strictObject({ type: z.literal('custom'), custom: z.strictObject({ name: z.string().min(1) }) }),
  ])
  .optional();
const attachments = z.array(z.strictObject({ type: z.literal('file_upload').optional(), file_upload_id: z.string() })).max(3).optional();
const common = { rich_text: commentText, display_name, attachments };

export const createCommentSchema = z.union([
  z.strictObject({ parent: z.strictObject({ type: z.literal('page_id').optional(), page_id: z.string() }), ...common }),
  z.strictObject({ parent: z.strictObject({ type: z.literal('block_id').optional(), block_id: z.string() }), ...common }),
  z.strictObject({ discussion_id: z.string(), ...common }),
]);
export type CreateCommentInput = z.infer<typeof createCommentSchema>;
export const updateCommentSchema = z.strictObject({ rich_text: commentText });

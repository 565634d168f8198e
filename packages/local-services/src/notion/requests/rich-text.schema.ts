import { z } from '@sage/config/z';

const color = z.string().optional();
const annotations = z
  .strictObject({
    bold: z.boolean().optional(),
    italic: z.boolean().optional(),
    strikethrough: z.boolean().optional(),
    underline: z.boolean().optional(),
    code: z.boolean().optional(),
    color,
  })
  .optional();

/** Notion's limits: 2,000 characters an item, 2,000 a link, 100 items. */
const item = z.strictObject({
  type: z.literal('text').optional(),
  text: z.strictObject({ content: z.string().max(2000), link: z.strictObject({ type: z.literal('url').optional(), url: z.string().min(1).max(2000) }).nullish() }),
  annotations,
  // why: what was read may be written back
  plain_text: z.string().optional(),
  href: z.string().nullish(),
});
export const richTextSchema = z.array(item).max(100);
export type RichTextInput = z.infer<typeof richTextSchema>;

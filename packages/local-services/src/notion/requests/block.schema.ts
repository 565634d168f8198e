import { z } from '@sage/config/z';
import { richTextSchema } from './rich-text.schema.ts';

const color = z.string().optional();
const text = { rich_text: richTextSchema, color };
const link = z.string().min(1).max(2000);
/** Exactly one of the two: see `new-blocks.ts`. */
const source = { external: z.strictObject({ url: link }).optional(), file_upload: z.strictObject({ id: z.string() }).optional() };
const media = z.strictObject({ type: z.enum(['external', 'file_upload']).optional(), ...source, caption: richTextSchema.optional(), name: z.string().optional() });
const heading = z.strictObject({ ...text, is_toggleable: z.boolean().optional() });
const nothing = z.strictObject({});

/** What stands under the key of a block's type. */
export const BLOCK_CONTENTS = {
  paragraph: z.strictObject(text),
  heading_1: heading,
  heading_2: heading,
  heading_3: heading,
  heading_4: heading,
  bulleted_list_item: z.strictObject(text),
  numbered_list_item: z.strictObject(text),
  to_do: z.strictObject({ ...text, checked: z.boolean().optional() }),
  toggle: z.strictObject(text),
  quote: z.strictObject(text),
  callout: z.strictObject({ ...text, icon: z.object({}).loose().nullish() }),
  code: z.strictObject({ rich_text: richTextSchema, caption: richTextSchema.optional(), language: z.string() }),
  equation: z.strictObject({ expression: z.string().max(1000) }),
  divider: nothing,
  breadcrumb: nothing,
  table_of_contents: z.strictObject({ color }),
  bookmark: z.strictObject({ url: link, caption: richTextSchema.optional() }),
  embed: z.strictObject({ url: link, caption: richTextSchema.optional() }),
  image: media,
  video: media,
  pdf: media,
  file: media,
  audio: media,
  column_list: nothing,
  column: z.strictObject({ width_ratio: z.number().positive().max(1).optional() }),
  table: z.strictObject({ table_width: z.number().int().min(1), has_column_header: z.boolean().optional(), has_row_header: z.boolean().optional() }),
  table_row: z.strictObject({ cells: z.array(richTextSchema) }),
} satisfies Record<string, z.ZodType>;
export type BlockType = keyof typeof BLOCK_CONTENTS;
export const BLOCK_TYPES = Object.keys(BLOCK_CONTENTS) as BlockType[];

/** Its content is checked with its children, since those may stand inside it: see `new-blocks.ts`. */
const block = z.looseObject({ object: z.literal('block').optional(), type: z.string().optional() });
export const childrenSchema = z.array(block).max(100);
export type BlockInput = z.infer<typeof block>;

const id = z.string();
export const appendSchema = z.strictObject({
  children: childrenSchema,
  after: id.optional(),
  position: z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.literal('after_block'), after_block: z.strictObject({ id }) }),
      z.strictObject({ type: z.literal('start') }),
      z.strictObject({ type: z.literal('end') }),
    ])
    .optional(),
});

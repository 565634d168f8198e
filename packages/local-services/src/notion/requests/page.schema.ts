import { z } from '@sage/config/z';
import { valuesSchema } from '../properties/write-values.ts';
import { childrenSchema } from './block.schema.ts';
import { coverSchema, iconSchema } from './face.schema.ts';

const parent = z.union([
  z.strictObject({ type: z.literal('data_source_id').optional(), data_source_id: z.string(), database_id: z.string().optional() }),
  z.strictObject({ type: z.literal('database_id').optional(), database_id: z.string() }),
  z.strictObject({ type: z.literal('page_id').optional(), page_id: z.string() }),
]);
const face = { icon: iconSchema.optional(), cover: coverSchema.optional() };

export const createPageSchema = z.strictObject({ parent, properties: valuesSchema.optional(), children: childrenSchema.optional(), ...face });
export const updatePageSchema = z.strictObject({
  properties: valuesSchema.optional(),
  in_trash: z.boolean().optional(),
  archived: z.boolean().optional(),
  is_locked: z.boolean().optional(),
  erase_content: z.boolean().optional(),
  ...face,
});
export type UpdatePageInput = z.infer<typeof updatePageSchema>;

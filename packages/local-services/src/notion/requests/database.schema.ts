import { z } from '@sage/config/z';
import { coverSchema, iconSchema } from './face.schema.ts';
import { propertyConfigsSchema, propertyEditsSchema } from './property-config.schema.ts';
import { richTextSchema } from './rich-text.schema.ts';

const text = { title: richTextSchema.optional(), description: richTextSchema.optional() };
const face = { icon: iconSchema.optional(), cover: coverSchema.optional() };
const trash = { in_trash: z.boolean().optional(), archived: z.boolean().optional() };
const parent = z.strictObject({ type: z.literal('page_id').optional(), page_id: z.string() });

export const createDatabaseSchema = z.strictObject({
  parent,
  ...text,
  ...face,
  is_inline: z.boolean().optional(),
  initial_data_source: z.strictObject({ properties: propertyConfigsSchema.optional() }).optional(),
});
export const updateDatabaseSchema = z.strictObject({ ...text, ...face, ...trash, is_inline: z.boolean().optional(), is_locked: z.boolean().optional() });

export const createDataSourceSchema = z.strictObject({
  parent: z.strictObject({ type: z.literal('database_id').optional(), database_id: z.string() }),
  properties: propertyConfigsSchema,
  title: richTextSchema.optional(),
  icon: iconSchema.optional(),
});
export const updateDataSourceSchema = z.strictObject({ title: richTextSchema.optional(), icon: iconSchema.optional(), properties: propertyEditsSchema.optional(), ...trash });

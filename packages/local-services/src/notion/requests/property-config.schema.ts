import { z } from '@sage/config/z';
import type { Color } from '../model/property-record.ts';

const color = z.custom<Color>((value) => typeof value === 'string').optional();
const options = z
  .array(z.strictObject({ id: z.string().optional(), name: z.string().min(1).max(100).optional(), color, description: z.string().nullish() }))
  .max(100)
  .optional();
const nothing = z.object({});

const TYPES = {
  title: nothing,
  rich_text: nothing,
  date: nothing,
  url: nothing,
  email: nothing,
  phone_number: nothing,
  files: nothing,
  checkbox: nothing,
  number: z.strictObject({ format: z.string().optional() }),
  select: z.strictObject({ options }),
  multi_select: z.strictObject({ options }),
  status: z.strictObject({ options }),
  relation: z.strictObject({ data_source_id: z.string(), type: z.literal('single_property').optional(), single_property: z.object({}).optional() }),
};

/** Of a column: one key says the type, beside name and description. */
export const propertyConfigSchema = z.strictObject({
  type: z.string().optional(),
  name: z.string().min(1).optional(),
  description: z.string().nullish(),
  ...(Object.fromEntries(Object.entries(TYPES).map(([name, schema]) => [name, schema.optional()])) as { [K in keyof typeof TYPES]: z.ZodOptional<(typeof TYPES)[K]> }),
});
export type PropertyConfigInput = z.infer<typeof propertyConfigSchema>;
export const propertyConfigsSchema = z.record(z.string(), propertyConfigSchema);
export const propertyEditsSchema = z.record(z.string(), propertyConfigSchema.nullable());

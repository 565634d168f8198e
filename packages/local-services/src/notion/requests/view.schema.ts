import { z } from '@sage/config/z';
import { sortsSchema } from '../query/sort.ts';

const sort = z.strictObject({ type: z.enum(['manual', 'ascending', 'descending']) });
/** What a type of group has beside its property: see the SDK's `GroupByConfigRequest`. */
const groupBy = z.looseObject({ type: z.string(), property_id: z.string(), sort: sort.optional(), group_by: z.string().optional(), hide_empty_groups: z.boolean().optional() });
const column = z.looseObject({ property_id: z.string(), visible: z.boolean().optional(), width: z.number().optional(), wrap: z.boolean().optional() });
const properties = z.array(column).nullish();
const cards = {
  properties,
  cover: z.strictObject({ type: z.enum(['page_cover', 'page_content', 'property']), property_id: z.string().optional() }).nullish(),
  cover_size: z.enum(['small', 'medium', 'large']).nullish(),
  cover_aspect: z.enum(['contain', 'cover']).nullish(),
  card_layout: z.enum(['list', 'compact']).nullish(),
};
const lines = { wrap_cells: z.boolean().optional(), frozen_column_index: z.number().int().optional(), show_vertical_lines: z.boolean().optional() };

const configuration = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('table'), properties, group_by: groupBy.nullish(), ...lines }),
  z.strictObject({ type: z.literal('board'), group_by: groupBy, sub_group_by: groupBy.nullish(), ...cards }),
  z.strictObject({ type: z.literal('gallery'), ...cards }),
  z.strictObject({ type: z.literal('list'), properties }),
]);
export type ViewConfigInput = z.infer<typeof configuration>;

const filter = z.record(z.string(), z.unknown());
const condition = z.record(z.string(), z.unknown());

/** The other types of view are not done: nothing of this product needs them. */
export const createViewSchema = z.strictObject({
  data_source_id: z.string(),
  database_id: z.string(),
  name: z.string(),
  type: z.enum(['table', 'board', 'gallery', 'list']),
  filter: filter.optional(),
  sorts: sortsSchema.max(100).optional(),
  quick_filters: z.record(z.string(), condition).optional(),
  configuration: configuration.optional(),
  position: z.discriminatedUnion('type', [z.strictObject({ type: z.literal('start') }), z.strictObject({ type: z.literal('end') }), z.strictObject({ type: z.literal('after_view'), view_id: z.string() })]).optional(),
});
export const updateViewSchema = z.strictObject({
  name: z.string().optional(),
  filter: filter.nullish(),
  sorts: sortsSchema.max(100).nullish(),
  quick_filters: z.record(z.string(), condition.nullable()).nullish(),
  configuration: configuration.optional(),
});
export const createViewQuerySchema = z.strictObject({ page_size: z.number().int().optional() });

import { z } from '@sage/config/z';
import { invalid } from '../edge/problem.ts';
import { idOf } from '../model/ids.ts';
import { propertyType } from './type.ts';

const SHOWN = 25;
const relationInput = z.array(z.strictObject({ id: z.string() })).max(100);

export const relation = propertyType<'relation', string[], z.infer<typeof relationInput>>({
  empty: [],
  input: relationInput,
  write: (input, property, around) =>
    input.map((item, i) => {
      const id = idOf(item.id, `body.properties.${property.name}.relation[${i}].id`);
      if (!around.hasPage(id)) throw invalid(`Could not find page with ID: ${id}. Make sure the relevant pages and databases are shared with your integration "SAGE".`);
      return id;
    }),
  // why: a page tells 25 at most, and all of them one property at a time
  read: (value) => ({ type: 'relation', relation: value.slice(0, SHOWN).map((id) => ({ id })), has_more: value.length > SHOWN }),
  config: ({ data_source_id, database_id }) => ({ type: 'relation', relation: { data_source_id, database_id, type: 'single_property', single_property: {} } }),
  order: (value) => value[0] ?? null,
  isEmpty: (value) => value.length === 0,
  conditions: {
    contains: (value, operand: string) => value.includes(idOf(operand, 'body.filter.relation.contains')),
    does_not_contain: (value, operand: string) => !value.includes(idOf(operand, 'body.filter.relation.does_not_contain')),
  },
});

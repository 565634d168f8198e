import { invalid } from '../edge/problem.ts';
import type { DataSourceRecord, ViewRecord } from '../model/records.ts';
import { findProperty } from '../properties/registry.ts';
import type { ViewConfigInput } from '../requests/view.schema.ts';

type Grouping = NonNullable<Extract<ViewConfigInput, { type: 'board' }>['group_by']>;
type Column = { property_id: string } & Record<string, unknown>;
const CAN_GROUP = ['status', 'select'] as const;

/** Checked against the columns, without what was null, and with what Notion fills in. */
export function viewConfig(source: DataSourceRecord, type: ViewRecord['type'], asked: ViewConfigInput | undefined): ViewRecord['configuration'] {
  if (asked && asked.type !== type) throw invalid(`body failed validation: body.configuration.type should be \`"${type}"\`, instead was \`"${asked.type}"\`.`);
  const config = Object.fromEntries(Object.entries(asked ?? { type }).filter(([, value]) => value !== null && value !== undefined));
  for (const key of ['group_by', 'sub_group_by']) if (config[key]) config[key] = grouping(source, config[key] as Grouping, key);
  const columns = config['properties'] as Column[] | undefined;
  if (columns) config['properties'] = columns.map(({ property_id, ...rest }, i) => Object.assign(rest, { property_id: idOfProperty(source, property_id, `properties[${i}]`) }));
  if (type === 'board' && !config['group_by']) config['group_by'] = defaultGrouping(source);
  return config as ViewRecord['configuration'];
}

function grouping(source: DataSourceRecord, asked: Grouping, where: string): Grouping {
  const property_id = idOfProperty(source, asked.property_id, where);
  const type = source.properties.find(({ id }) => id === property_id)?.type;
  if (asked.type !== (type === 'rich_text' ? 'text' : type)) throw invalid(`body failed validation: body.configuration.${where}.type should be \`"${type}"\`, instead was \`"${asked.type}"\`.`);
  if (type === 'status' && asked.group_by !== 'group' && asked.group_by !== 'option') throw invalid(`body failed validation: body.configuration.${where}.group_by should be \`"group"\` or \`"option"\`.`);
  return { ...asked, property_id, sort: asked.sort ?? { type: 'manual' } };
}

function defaultGrouping({ properties }: DataSourceRecord): Grouping {
  const property = CAN_GROUP.map((type) => properties.find((one) => one.type === type)).find((one) => one !== undefined);
  if (!property) throw invalid('A board needs a property to group by: body.configuration.group_by should be defined.');
  return { type: property.type, property_id: property.id, ...(property.type === 'status' && { group_by: 'option' }), sort: { type: 'manual' } };
}

function idOfProperty({ properties }: DataSourceRecord, key: string, where: string): string {
  const property = findProperty(properties, key);
  if (!property) throw invalid(`body.configuration.${where}: could not find property with name or id: ${key}`);
  return property.id;
}

import type { CreateDatabaseParameters } from '@notionhq/client';
import { missingOptions, type PropertyNow } from './schema-check.ts';
import type { DatabasePlan, NotionOwned, PropertySchema } from './schema.ts';
import { SYNC_ID } from './sync-id.ts';

export type PropertyConfig = NonNullable<NonNullable<CreateDatabaseParameters['initial_data_source']>['properties']>[string];

/** All properties of a kind's database, ours to find the page by among them. */
export const schemaOf = (plan: DatabasePlan | NotionOwned): Record<string, PropertySchema> => ('owner' in plan ? plan.properties : { ...plan.properties, [SYNC_ID]: { type: 'rich_text' } });

/** How Notion is told of a property. `dataSourceOf` finds the database that a relation points to. */
export function configOf(schema: PropertySchema, dataSourceOf: (kind: string) => string): PropertyConfig {
  switch (schema.type) {
    case 'title':
      return { title: {} };
    case 'rich_text':
      return { rich_text: {} };
    case 'date':
      return { date: {} };
    case 'url':
      return { url: {} };
    case 'checkbox':
      return { checkbox: {} };
    case 'number':
      return { number: { format: schema.format } };
    case 'select':
      return { select: { options: schema.options.map((name) => ({ name })) } };
    case 'status':
      return { status: { options: schema.options.map((name) => ({ name })) } };
    case 'relation':
      return { relation: { data_source_id: dataSourceOf(schema.kind), type: 'single_property', single_property: {} } };
  }
}

/** What is there keeps its ids, or its values would go. */
export function mendedConfig(found: PropertyNow, schema: PropertySchema, dataSourceOf: (kind: string) => string): PropertyConfig {
  if (schema.type !== 'select') return configOf(schema, dataSourceOf);
  return { select: { options: [...found.options, ...missingOptions(found, schema.options).map((name) => ({ name }))] } };
}

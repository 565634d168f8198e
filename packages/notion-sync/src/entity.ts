import type { CreatePageParameters } from '@notionhq/client';
import type { PropertySchema } from './schema.ts';

export type PropertyValue = NonNullable<CreatePageParameters['properties']>[string];

export interface RecordRef {
  kind: string;
  recordId: string;
}

/** Pages of other records, named by these: the engine puts their page ids in, and pushes the ones that have no page yet. */
export interface References {
  references: readonly RecordRef[];
}

/** One kind of record that Notion shows. The engine knows nothing of projects: an entity tells it all that it must know, as data. */
export interface Entity<Row = never> {
  kind: string;
  /** The name of the database in Notion. */
  dataSource: string;
  /** Kinds whose pages this one's relations point to: they are pushed first. */
  dependsOn: readonly string[];
  /** The database's properties, by name. `Sync ID` is added by the engine. */
  properties: Readonly<Record<string, PropertySchema>>;
  /** The values that Postgres owns, by the properties' names. */
  toNotion: (row: Row) => Record<string, PropertyValue | References>;
  /** Values that a person may set in Notion, and the command that each means: property → value → command. */
  commands?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Lets TypeScript infer the row and keep the names. */
export const entity = <Row>(definition: Entity<Row>): Entity<Row> => definition;

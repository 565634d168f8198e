import type { CreatePageParameters } from '@notionhq/client';

export type PropertyValue = NonNullable<CreatePageParameters['properties']>[string];

/** One kind of record that Notion shows. The engine knows nothing of projects: an entity tells it all that it must know, as data. */
export interface Entity<Row = never> {
  kind: string;
  /** The name of the database in Notion. */
  dataSource: string;
  /** Kinds whose pages this one's relations point to: they are pushed first. */
  dependsOn: readonly string[];
  /** The properties that Postgres owns, by name. */
  toNotion: (row: Row) => Record<string, PropertyValue>;
  /** Values that a person may set in Notion, and the command that each means: property → value → command. */
  commands?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Lets TypeScript infer the row and keep the names. */
export const entity = <Row>(definition: Entity<Row>): Entity<Row> => definition;

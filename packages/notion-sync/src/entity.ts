import type { CreatePageParameters } from '@notionhq/client';
import type { ManagedBlock } from './blocks/managed-block.ts';
import type { DatabasePlan } from './schema.ts';

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
export interface Entity<Row = never> extends DatabasePlan {
  /** The values that Postgres owns, by the properties' names. */
  toNotion: (row: Row) => Record<string, PropertyValue | References>;
  /** The one block of the page's body that is ours. The rest of the body is people's. */
  toBody?: (row: Row) => ManagedBlock;
  /** Values that a person may set in Notion, and the command that each means: property → value → command. */
  commands?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Lets TypeScript infer the row and keep the names. */
export const entity = <Row>(definition: Entity<Row>): Entity<Row> => definition;

import type { Entity } from './entity.ts';
import type { NotionDatabases } from './notion-databases.ts';
import type { KindDatabase } from './notion-pages.ts';
import { schemaOf } from './property-config.ts';
import { checkSchema } from './schema-check.ts';
import { CallFailed } from './sync-calls.ts';

/** The database does not fit as it is now: no matter of one record. */
export class UnfitDatabase extends Error {
  constructor(readonly remedy: string) {
    super(remedy);
    this.name = 'UnfitDatabase';
  }
}

export const isInTrash = (dataSource: string): string => `The ${dataSource} database is in Notion's trash: restore it.`;

/** Looks, by one call, whether it is the database that refuses a record. @returns what is to be done about it; null when it fits. @throws CallFailed while nobody knows */
export type WhyUnfit = (entity: Entity, database: KindDatabase) => Promise<string | null>;

export const createWhyUnfit =
  (notion: Pick<NotionDatabases, 'describe'>): WhyUnfit =>
  async (entity, { dataSourceId, propertyIds }) => {
    try {
      const { properties, isTrashed } = await notion.describe(dataSourceId);
      if (isTrashed) return isInTrash(entity.dataSource);
      const { ids, faults } = checkSchema({ schema: schemaOf(entity), known: propertyIds, now: properties, dataSourceOf: () => null });
      const replaced = Object.keys(ids).filter((name) => propertyIds[name] && ids[name] !== propertyIds[name]);
      const all = [...faults, ...replaced.map((name) => `“${name}” is another property now, which the next check takes over`)];
      return all.length > 0 ? `The ${entity.dataSource} database in Notion: ${all.join('; ')}.` : null;
    } catch (error) {
      if (error instanceof CallFailed && error.failure.kind === 'config') return error.failure.remedy;
      throw error;
    }
  };

import type { PostgresConnection } from '@supabase/lite/postgres';
import { asPostgrestError } from './database-errors.ts';
import { requestScope } from './request-scope.ts';
import type { SchemaReader } from './schema-reader.ts';
import { applyCaller } from './session-context.ts';

/** What lite keeps to itself and this stand-in changes. The version of lite is pinned; each patch has a test that fails without it. */
interface Internals {
  rlsState: 'unknown' | 'active' | 'inactive';
  normalizeDbError: typeof asPostgrestError;
  applyJwtSessionContext: typeof applyCaller;
  introspect: SchemaReader['read'];
}

export const CONNECTION_PATCHES = {
  /** lite would run GRANT ALL on every table, on the first request that meets row-level security. */
  'grants nothing': (lite: Internals) => void (lite.rlsState = 'active'),
  'answers like PostgREST': (lite: Internals) => void (lite.normalizeDbError = asPostgrestError),
  'tells Postgres who asks': (lite: Internals) => void (lite.applyJwtSessionContext = applyCaller),
  'reads the schema apart': (lite: Internals, schema: SchemaReader) => void (lite.introspect = () => noting(schema.read())),
};
export type ConnectionPatch = keyof typeof CONNECTION_PATCHES;

export function patch(connection: PostgresConnection, schema: SchemaReader, without: readonly string[]): void {
  const internals = connection as unknown as Internals;
  for (const [name, apply] of Object.entries(CONNECTION_PATCHES)) if (!without.includes(name)) apply(internals, schema);
}

async function noting<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    const scope = requestScope.getStore();
    if (scope) scope.databaseLost = true;
    throw error;
  }
}

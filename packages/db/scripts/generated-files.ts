import pg from 'pg';
import { dumpSchema } from './schema-dump/dump.ts';
import { generateTypes } from './types.ts';

/** The generated files of this package by name, made from a migrated database. */
export async function generateFiles(databaseUrl: string): Promise<Record<string, string>> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    return { 'database.types.ts': await generateTypes(databaseUrl), 'schema.sql': await dumpSchema(client) };
  } finally {
    await client.end();
  }
}

import type { Client } from 'pg';

/** The schemas that are ours. Others (auth, storage, graphile_worker …) come with their own software. */
const SCHEMAS = ['public', 'private'];

/** The role that an exploded access list `g` names. */
export const GRANTEE = `case g.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(g.grantee)) end`;

/** One object of the database, as SQL that reads like the migration that makes it. */
export interface Section {
  title: string;
  lines: string[];
}

/** Runs a query that gives `object` (its name) and `line` for the schemas in $1, and groups the lines by object, in the query's order. */
export async function linesByObject(client: Client, sql: string, schemas = SCHEMAS): Promise<Map<string, string[]>> {
  const { rows } = await client.query<{ object: string; line: string }>(sql, [schemas]);
  const groups = new Map<string, string[]>();
  for (const { object, line } of rows) groups.set(object, [...(groups.get(object) ?? []), line]);
  return groups;
}

export async function sectionsOf(client: Client, kind: string, sql: string, schemas = SCHEMAS): Promise<Section[]> {
  return [...(await linesByObject(client, sql, schemas))].map(([object, lines]) => ({ title: `${kind} ${object}`, lines }));
}

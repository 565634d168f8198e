import type { Client } from 'pg';
import { GRANTEE, linesByObject, type Section } from './section.ts';

const FROM_FUNCTIONS = `from pg_proc f join pg_namespace n on n.oid = f.pronamespace and n.nspname = any ($1) and f.prokind in ('f', 'p')`;
const NAME = `format('%I.%I(%s)', n.nspname, f.proname, pg_get_function_identity_arguments(f.oid))`;

const DEFINITIONS = `select ${NAME} as object, rtrim(pg_get_functiondef(f.oid), E'\\n') || ';' as line ${FROM_FUNCTIONS} order by 1`;

/** A null list of grants is Postgres' default: EXECUTE for everyone. */
const GRANTS = `
  select ${NAME} as object, format('grant execute on function %s to %s;', ${NAME}, string_agg(${GRANTEE}, ', ' order by ${GRANTEE})) as line
  ${FROM_FUNCTIONS} cross join aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) g
  where g.grantee <> f.proowner
  group by n.nspname, f.oid
  order by 1`;

/** Security, search_path and grants beside the body. */
export async function functionSections(client: Client): Promise<Section[]> {
  const definitions = await linesByObject(client, DEFINITIONS);
  const grants = await linesByObject(client, GRANTS);
  return [...definitions].map(([name, definition]) => ({ title: `function ${name}`, lines: [...definition, ...(grants.get(name) ?? [])] }));
}

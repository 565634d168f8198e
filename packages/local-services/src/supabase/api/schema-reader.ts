import { createPostgresConnection, type PostgresConnection } from '@supabase/lite/postgres';

type Introspection = Awaited<ReturnType<PostgresConnection['introspect']>>;

export interface SchemaReader {
  read(): Promise<Introspection>;
  close(): Promise<void>;
}

/** Thrown in place of the empty schema that lite would serve, which would make every table "not found". */
export class SchemaUnreadable extends Error {
  readonly code = 'CONNECTION_LOST';
}

/**
 * Reads the schema with a login of its own. lite reads it through information_schema, which shows a role only what it may use,
 * and the login that serves requests may use nothing until it has become somebody. Reads again after `notify pgrst`.
 */
export function openSchemaReader(url: string): SchemaReader {
  const connection = createPostgresConnection({ url, postgresOptions: { max: 1, idle_timeout: 30, connect_timeout: 5, onnotice: () => undefined } });
  let known: Promise<Introspection> | undefined;
  const forget = () => (known = undefined);
  let listening: Promise<unknown> | undefined;
  const read = async () => {
    await (listening ??= connection.driver.listen('pgrst', forget, forget).catch(() => (listening = undefined)));
    const found = await connection.introspect();
    if (!found.functions) throw new SchemaUnreadable('The schema of the database cannot be read.');
    return found;
  };
  return {
    read: () => {
      const reading = (known ??= read());
      reading.catch(forget);
      return reading;
    },
    close: () => connection.driver.end({ timeout: 1 }),
  };
}

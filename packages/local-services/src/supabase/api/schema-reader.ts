import { createPostgresConnection, type PostgresConnection } from '@supabase/lite/postgres';
import pg from 'pg';

type Introspection = Awaited<ReturnType<PostgresConnection['introspect']>>;

export interface SchemaReader {
  read(): Promise<Introspection>;
  close(): Promise<void>;
}

const unreadable = () => Object.assign(new Error('The schema of the database cannot be read.'), { code: 'CONNECTION_CLOSED' });

/**
 * Reads the schema with a login of its own. lite reads it through information_schema, which shows a role only what it may use,
 * and the login that serves requests may use nothing until it has become somebody. Kept until `notify pgrst`, which every
 * migration causes, or until Postgres was away.
 */
export function openSchemaReader(url: string): SchemaReader {
  let known: Promise<Introspection> | undefined;
  let listener: pg.Client | undefined;
  const forget = () => (known = undefined);

  const listen = async () => {
    if (listener) return;
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    client.on('notification', forget);
    client.on('error', () => undefined); // why: followed by `end`
    client.on('end', () => {
      if (listener === client) listener = undefined;
      forget();
    });
    await client.connect();
    await client.query('listen pgrst');
    listener = client;
  };
  const read = async () => {
    await listen();
    const connection = createPostgresConnection({ url, postgresOptions: { max: 1, connect_timeout: 5 } });
    try {
      const found = await connection.introspect();
      // why: lite would serve an empty schema after an error, which makes every table "not found"
      if (!found.functions) throw unreadable();
      return found;
    } finally {
      connection.driver.end({ timeout: 1 }).catch(() => undefined);
    }
  };
  return {
    read: () => {
      const reading = (known ??= read());
      reading.catch(forget);
      return reading;
    },
    close: async () => listener?.end(),
  };
}

import { setMaxListeners } from 'node:events';
import { createPostgresConnection, type PostgresConnection } from '@supabase/lite/postgres';
import { type DatabaseError, isConnectionLost } from './database-errors.ts';

type Pool = PostgresConnection['driver'];
type Reserved = Awaited<ReturnType<Pool['reserve']>>;
type Settings = NonNullable<Parameters<typeof createPostgresConnection>[0]['postgresOptions']>;

const connectionLost = () => Object.assign(new Error('The connection to Postgres was lost.'), { code: 'CONNECTION_CLOSED' });

/**
 * lite's connection, kept alive over a restart of Postgres. The driver's pool gives out connections that were closed in the
 * middle of a transaction, and writing to one throws outside of any promise. So the first loss retires the whole pool: what
 * still uses it fails at once, nothing more is sent through it, and the next request opens a new one.
 */
export function openLasting(url: string, types: Settings['types']): { connection: PostgresConnection; close(): Promise<void> } {
  let closing = false;
  const open = (): PostgresConnection => {
    const loss = new AbortController();
    // Each query under way listens, and lite breaks Node's warning about many listeners into a TypeError, which would be an answer 500.
    setMaxListeners(0, loss.signal);
    const lose = () => {
      if (closing || loss.signal.aborted) return;
      loss.abort();
      pool.end({ timeout: 1 }).catch(() => undefined);
      const { driver, kysely } = open();
      Object.assign(connection, { driver, kysely });
    };
    const postgresOptions: Settings = { max: 10, max_lifetime: null, connect_timeout: 5, onnotice: () => undefined, onclose: lose, types };
    const opened = createPostgresConnection({ url, postgresOptions });
    const pool = opened.driver;
    guard(pool, loss.signal, lose);
    return opened;
  };
  const connection = open();
  return {
    connection,
    close: () => {
      closing = true;
      return connection.driver.end({ timeout: 5 });
    },
  };
}

function guard(pool: Pool, lost: AbortSignal, lose: () => void): void {
  const reserve = pool.reserve.bind(pool);
  pool.reserve = async () => {
    const reserved = await untilLost(reserve(), lost).catch((error: DatabaseError) => {
      if (isConnectionLost(error)) lose();
      throw error;
    });
    return guarded(reserved, lost, lose);
  };
}

/** Of a reserved connection, lite uses these two. */
const guarded = (reserved: Reserved, lost: AbortSignal, lose: () => void): Reserved =>
  Object.assign((() => undefined) as unknown as Reserved, {
    unsafe: async (sql: string, parameters: never[]) => {
      if (lost.aborted) throw connectionLost();
      return untilLost(reserved.unsafe(sql, parameters), lost).catch((error: DatabaseError) => {
        if (isConnectionLost(error)) lose();
        throw error;
      });
    },
    release: () => {
      if (!lost.aborted) reserved.release();
    },
  });

/** The driver leaves some queries of a closed connection without an answer. */
function untilLost<T>(pending: PromiseLike<T>, lost: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(connectionLost());
    if (lost.aborted) return fail();
    lost.addEventListener('abort', fail, { once: true });
    pending.then(resolve, reject).then(() => lost.removeEventListener('abort', fail));
  });
}

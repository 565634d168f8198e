import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

export interface FreshDatabase {
  url: string;
  /** Connected as the administrator: row-level security does not hold it back. */
  client: pg.Client;
  drop(): Promise<void>;
}

/** A database of the test's own, with every migration applied. From a template it takes a fraction of a second. */
export async function freshDatabase(template = inject('templateDatabase')): Promise<FreshDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer((admin) => admin.query(`create database ${name} template ${template}`));
  const url = Object.assign(new URL(inject('postgresUrl')), { pathname: `/${name}` }).href;
  const client = new pg.Client(url);
  await client.connect();
  const drop = async () => {
    await client.end();
    // Without force: Postgres waits for connections that a pool has ended but not yet closed, where force would make them fail unheard.
    await onServer((admin) => admin.query(`drop database ${name}`).catch(() => admin.query(`drop database ${name} with (force)`)));
  };
  return { url, client, drop };
}

async function onServer<T>(work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client(inject('postgresUrl'));
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

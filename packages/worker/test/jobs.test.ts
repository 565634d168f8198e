import { freshDatabase, type FreshDatabase } from '@sage/db/testing';
import { DomainError } from '@sage/domain/errors';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { enqueue, eventually, queued, runWorker } from './run-worker.ts';

let database: FreshDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.drop());

/** A handler that notes the payloads it was given. */
const noting = () => {
  const seen: number[] = [];
  return { seen, handler: async ({ keepDays }: { keepDays: number }) => void seen.push(keepDays) };
};
const idle = () => eventually(async () => (await queued(database.client)).length === 0);

describe('a job', () => {
  it('runs when what caused it commits, and never when that is rolled back', async () => {
    const { seen, handler } = noting();
    await runWorker(database.url, handler);
    await database.client.query('begin');
    await enqueue(database.client, 1);
    await database.client.query('rollback');
    await database.client.query('begin');
    await enqueue(database.client, 2);
    await database.client.query('commit');
    await eventually(() => seen.length > 0);
    await idle();
    expect(seen).toEqual([2]);
  });

  it('is still there for a worker that starts later', async () => {
    const { seen, handler } = noting();
    await enqueue(database.client, 7);
    await runWorker(database.url, handler);
    await eventually(() => seen.length > 0);
    expect(seen).toEqual([7]);
  });

  it('waits once for each key, with the latest payload', async () => {
    const { seen, handler } = noting();
    await enqueue(database.client, 1, 'nightly');
    await enqueue(database.client, 2, 'nightly');
    await enqueue(database.client, 3, 'another');
    await runWorker(database.url, handler);
    await idle();
    expect(seen.sort()).toEqual([2, 3]);
  });

  it('runs once, however many workers there are', async () => {
    const notes = [noting(), noting()];
    await Promise.all(notes.map(({ handler }) => runWorker(database.url, handler)));
    await database.client.query(`select private.enqueue_job('sessions.prune', jsonb_build_object('keepDays', n)) from generate_series(1, 60) n`);
    await idle();
    const seen = notes.flatMap((note) => note.seen).sort((a, b) => a - b);
    expect(seen).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
  });

  it('carries the id of the request that caused it into the log and into what the database audits', async () => {
    let audited: unknown;
    const { logged } = await runWorker(database.url, async (_, { transaction }) => {
      audited = (await transaction((client) => client.query('select private.request_id() as id, private.actor_kind() as actor'))).rows[0];
    });
    await database.client.query('begin');
    await database.client.query(`select set_config('request.jwt.claims', '{"request_id": "r-42"}', true)`);
    await enqueue(database.client);
    await database.client.query('commit');
    const line = await eventually(() => logged.find(({ msg }) => msg === 'job done'));
    expect(line).toMatchObject({ job: 'sessions.prune', attempt: 1, requestId: 'r-42' });
    expect(audited).toEqual({ id: 'r-42', actor: 'system' });
  });

  it('undoes what it wrote when it fails', async () => {
    await database.client.query('create table public.notes (text text)');
    const { logged } = await runWorker(database.url, (_, { transaction }) =>
      transaction(async (client) => {
        await client.query(`insert into public.notes values ('half')`);
        throw new Error('midway');
      }),
    );
    await enqueue(database.client);
    await eventually(() => logged.find(({ msg }) => msg === 'job failed'));
    expect((await database.client.query('select * from public.notes')).rows).toEqual([]);
  });
});

describe('an error', () => {
  it('that is final is not tried again, and the job stays to be seen', async () => {
    const { logged } = await runWorker(database.url, async () => {
      throw new DomainError('conflict', 'This was refunded already.');
    });
    await enqueue(database.client);
    await eventually(async () => (await queued(database.client))[0]?.last_error);
    expect(await queued(database.client)).toEqual([{ attempts: 1, max_attempts: 1, last_error: 'This was refunded already.', locked_by: null }]);
    expect(logged.find(({ msg }) => msg === 'job failed')).toMatchObject({ final: true, attempt: 1 });
  });

  it('in the payload is final', async () => {
    const { seen, handler } = noting();
    await runWorker(database.url, handler);
    await enqueue(database.client, 0);
    await eventually(async () => (await queued(database.client))[0]?.last_error);
    expect(await queued(database.client)).toMatchObject([{ attempts: 1, max_attempts: 1, last_error: 'The payload of sessions.prune is not valid: keepDays' }]);
    expect(seen).toEqual([]);
  });

  it('of any other kind is tried again', async () => {
    let tries = 0;
    const { logged } = await runWorker(database.url, async () => {
      tries += 1;
      if (tries === 1) throw new Error('the mail server is away');
    });
    await enqueue(database.client);
    const failure = await eventually(async () => (await queued(database.client)).find((job) => job.last_error));
    expect(failure).toMatchObject({ attempts: 1, last_error: 'the mail server is away' });
    await database.client.query('select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs), now())');
    await database.client.query('select pg_notify($1, $2)', ['jobs:insert', '{"count":1}']);
    await idle();
    expect(tries).toBe(2);
    expect(logged.find(({ msg }) => msg === 'job done')).toMatchObject({ attempt: 2 });
  });
});

import { createHash } from 'node:crypto';
import { freshDatabase, type FreshDatabase } from '@sage/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkFile } from '../src/jobs/check-file.ts';
import { eventually, queued, runWorker } from './run-worker.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const PDF = Buffer.from('%PDF-1.7\n a planting plan');
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A file as the app announced it, and the job that its deliverable enqueues. */
async function announce({ name = 'plan.pdf', type = 'application/pdf', size = PDF.length, hash = sha256(PDF) as string | null }) {
  const { rows } = await database.client.query<{ id: string }>(
    `with client as (insert into public.clients (name, tier) values ('Okafor', 1) returning id),
      project as (insert into public.projects (client_id, tier, name) select id, 1, 'Garden' from client returning id)
    insert into public.files (project_id, name, size_bytes, mime_type, sha256) select id, $1, $2, $3, $4 from project returning id`,
    [name, size, type, hash],
  );
  return rows[0]!.id;
}

/** why: what is stored is the test's to choose; the storage itself has tests of its own. */
const storing = (bytes: Uint8Array | null) => ({
  open: async () => bytes && (async function* () {
    yield bytes.subarray(0, 3);
    yield bytes.subarray(3);
  })(),
});

async function check(id: string, stored: Uint8Array | null) {
  await database.client.query(`select private.enqueue_job('files.check', $1)`, [{ fileId: id }]);
  const worker = await runWorker(database.url, async () => undefined, { handlers: { 'files.check': checkFile(storing(stored)) } });
  await eventually(async () => (await queued(database.client)).length === 0);
  await worker.stop();
  const { rows } = await database.client.query('select checked_at is not null as checked, check_error from public.files where id = $1', [id]);
  return rows[0];
}

describe('files.check', () => {
  it('lets a file be served that is what it says', async () => {
    expect(await check(await announce({}), PDF)).toEqual({ checked: true, check_error: null });
  });

  it.each([
    ['nothing stored', {}, null, 'Nothing is stored.'],
    ['another length', { size: PDF.length + 1 }, PDF, 'It is not as long as what was sent.'],
    ['another hash', { hash: '0'.repeat(64) }, PDF, 'It is not what was sent.'],
    ['no hash at all', { hash: null }, PDF, 'It is not what was sent.'],
    ['a lying extension', { size: PNG.length, hash: sha256(PNG) }, PNG, 'What is in it is not what its name says.'],
    ['a type that is not the name\'s', { type: 'image/png' }, PDF, 'Its name and its type differ.'],
    ['a kind that is not allowed', { name: 'plan.svg', type: 'image/svg+xml' }, PDF, 'Its name and its type differ.'],
  ])('refuses %s, and says so', async (_, row, stored, fault) => {
    const file = await check(await announce(row), stored);
    expect(file.checked).toBe(false);
    expect(file.check_error).toBe(fault);
  });

  it('leaves a checked file alone', async () => {
    const id = await announce({});
    await check(id, PDF);
    expect(await check(id, null)).toEqual({ checked: true, check_error: null });
  });
});

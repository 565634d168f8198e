import { createHash, randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localProject, type Project, publishableKey, token } from './local-project.ts';
import { ADA, BOB, PEOPLE } from './people.ts';

const POLICIES = `${PEOPLE}
  insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types) values
    ('private', 'private', false, 2000000, array['image/png', 'text/plain']);
  create policy "own folder, read" on storage.objects for select to authenticated
    using (bucket_id = 'private' and (storage.foldername(name))[1] = (select auth.uid())::text);
  create policy "own folder, write" on storage.objects for insert to authenticated
    with check (bucket_id = 'private' and (storage.foldername(name))[1] = (select auth.uid())::text);
`;

let project: Project;
beforeAll(async () => {
  project = await localProject(POLICIES);
});
afterAll(() => project.close());

const png = randomBytes(100_000);
const hash = (bytes: ArrayBuffer | Buffer) => createHash('sha256').update(Buffer.from(bytes as ArrayBuffer)).digest('hex');
const bucketOf = async (sub: string, { as } = project) => (await as({ sub })).storage.from('private');
const put = async (name: string, of = project) => {
  const bucket = await bucketOf(ADA, of);
  const { error } = await bucket.upload(`${ADA}/${name}`, png, { contentType: 'image/png' });
  expect(error).toBeNull();
  return bucket;
};

describe('objects', () => {
  it('come back as they were stored, with their type', async () => {
    const bucket = await put('plan.png');
    const { data } = await bucket.download(`${ADA}/plan.png`);
    expect(hash(await data!.arrayBuffer())).toBe(hash(png));
    expect(data!.type).toBe('image/png');
    expect((await bucket.list(ADA)).data).toHaveLength(1);
  });

  it('belong to who may read and write them by policy', async () => {
    await put('mine.png');
    const bob = await bucketOf(BOB);
    expect((await bob.download(`${ADA}/mine.png`)).error).not.toBeNull();
    expect((await bob.createSignedUrl(`${ADA}/mine.png`, 60)).error).not.toBeNull();
    expect((await bob.upload(`${ADA}/theirs.png`, png, { contentType: 'image/png' })).error?.message).toMatch(/row-level security/);
    expect((await bob.createSignedUploadUrl(`${ADA}/theirs.png`)).error).not.toBeNull();
    expect((await project.anonymous.storage.from('private').download(`${ADA}/mine.png`)).error).not.toBeNull();
    expect((await project.anonymous.storage.from('private').list(ADA)).data).toEqual([]);
  });

  it('are not stored twice under a name, nor with a type or size that the bucket refuses', async () => {
    const bucket = await put('once.png');
    expect((await bucket.upload(`${ADA}/once.png`, png, { contentType: 'image/png' })).error).toMatchObject({ statusCode: '409' });
    expect((await bucket.upload(`${ADA}/page.html`, '<p>', { contentType: 'text/html' })).error).toMatchObject({ statusCode: '415' });
    expect((await bucket.upload(`${ADA}/big.png`, Buffer.alloc(3_000_000), { contentType: 'image/png' })).error).toMatchObject({ statusCode: '413' });
  });

  it('cannot be placed outside of the bucket', async () => {
    const { storage } = project.service;
    for (const name of ['../escaped.png', 'a/../../escaped.png', '..']) {
      expect((await storage.from('private').upload(name, png, { contentType: 'image/png' })).error).not.toBeNull();
    }
  });
});

describe('signed addresses', () => {
  it('open one object for a while, without a key', async () => {
    const bucket = await put('signed.png');
    await put('other.png');
    const { data } = await bucket.createSignedUrl(`${ADA}/signed.png`, 60);
    const response = await fetch(data!.signedUrl);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(hash(await response.arrayBuffer())).toBe(hash(png));
    expect((await fetch(data!.signedUrl.replace('signed.png', 'other.png'))).status).toBe(403);
    expect((await fetch(data!.signedUrl.replace(/...$/, 'AAA'))).status).toBe(400);
  });

  it('end', async () => {
    const bucket = await put('short.png');
    const { data } = await bucket.createSignedUrl(`${ADA}/short.png`, -1);
    expect((await fetch(data!.signedUrl)).status).toBe(400);
  });

  it('are made many at once, each object by itself', async () => {
    const bucket = await put('many a.png');
    await put('many b.png');
    const { data } = await bucket.createSignedUrls([`${ADA}/many a.png`, `${ADA}/many b.png`, `${ADA}/none.png`], 60);
    expect(data!.map(({ path, error }) => [path, error === null])).toEqual([[`${ADA}/many a.png`, true], [`${ADA}/many b.png`, true], [`${ADA}/none.png`, false]]);
    expect((await fetch(data![0]!.signedUrl!)).status).toBe(200);
  });

  it('take an upload from someone without a key', async () => {
    const bucket = await bucketOf(ADA);
    const { data } = await bucket.createSignedUploadUrl(`${ADA}/sent.png`);
    const sent = await project.anonymous.storage.from('private').uploadToSignedUrl(`${ADA}/sent.png`, data!.token, png, { contentType: 'image/png' });
    expect(sent.error).toBeNull();
    expect(hash(await (await bucket.download(`${ADA}/sent.png`)).data!.arrayBuffer())).toBe(hash(png));
    const elsewhere = await project.anonymous.storage.from('private').uploadToSignedUrl(`${ADA}/elsewhere.png`, data!.token, png);
    expect(elsewhere.error).not.toBeNull();
  });

  it('would not be understood by storage-js without the patch', async () => {
    const unpatched = await localProject(POLICIES, { without: ['signs as storage-js reads it'] });
    const bucket = await put('plan.png', unpatched);
    const { data } = await bucket.createSignedUrl(`${ADA}/plan.png`, 60);
    expect(data?.signedUrl ?? '').not.toContain('token=');
    expect((await bucket.createSignedUrls([`${ADA}/plan.png`], 60)).data?.[0]?.signedUrl ?? null).toBeNull();
    await unpatched.close();
  });
});

describe('an upload that is refused before it was read', () => {
  /** Sends the body slowly, as a network does, and says how it went. Whoever is cut off is so at once; the end must not come before that. */
  const slowUpload = async (url: string, endAfterMs: number) => {
    const authorization = `Bearer ${await token({ sub: BOB })}`;
    const body = Buffer.alloc(1_500_000);
    return new Promise<number | string>((resolve) => {
      const sending = request(`${url}/storage/v1/object/private/${ADA}/x.png`, {
        method: 'POST',
        headers: { apikey: publishableKey, authorization, 'content-type': 'image/png', 'content-length': body.length },
      });
      let sent = false;
      sending.on('response', (response) => response.resume().on('end', () => resolve(sent ? response.statusCode! : 'answered before the end')));
      sending.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
      sending.write(body.subarray(0, 1000));
      setTimeout(() => {
        sending.end(body.subarray(1000));
        sent = true;
      }, endAfterMs).unref();
    });
  };

  it('is answered once it was sent, so the sender learns why', async () => {
    expect(await slowUpload(project.url, 300)).toBe(400);
  });

  it('would be cut off without the patch', async () => {
    const unpatched = await localProject(POLICIES, { without: ['lets refused uploads end'] });
    expect(await slowUpload(unpatched.url, 20_000)).not.toBe(400);
    await unpatched.close();
  });
});

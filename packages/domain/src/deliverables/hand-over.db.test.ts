import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { addUser, PASSWORD, rest, type SeededUser } from '../auth/testing/seeded-users.ts';
import { createOpsRuntime } from '../doors/ops.ts';
import { createPortalRuntime } from '../doors/portal.ts';
import { failureOf } from '../failure.ts';
import { MAX_FILE_BYTES } from '../files/file-kinds.ts';
import { facts } from '../testing/contexts.ts';
import { outsideEnv } from '../testing/outside-env.ts';

const supabase = inject('supabase');
const env = {
  SUPABASE_URL: supabase.url,
  SUPABASE_PUBLISHABLE_KEY: supabase.publishableKey,
  SUPABASE_SECRET_KEY: supabase.secretKey,
  SUPABASE_JWT_SECRET: supabase.jwtSecret,
  ...outsideEnv,
};
const calls: string[] = [];
const portal = createPortalRuntime(env, { onRequest: ({ path }) => calls.push(path) });
const ops = createOpsRuntime(env);

const failure = (promise: Promise<unknown>) => promise.then(() => expect.fail('was let through'), failureOf);
const somewhere = () => ({ address: `10.${randomInt(256)}.${randomInt(256)}.1` });
const PDF = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(200_000)]);
const sha256 = createHash('sha256').update(PDF).digest('hex');

async function* inChunks(bytes: Uint8Array, size = 16_384) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

let projectId: string;
let paymentId: string;
let sign: Record<'team' | 'maya' | 'stranger', string>;
beforeAll(async () => {
  const [team, maya, stranger] = await Promise.all([addUser({ user_type: 'team' }), addUser({ user_type: 'sage_client' }), addUser({ user_type: 'sage_client' })]);
  const [client] = (await rest('POST', 'clients', { user_id: maya.id, name: 'Maya', tier: 1 })) as { id: string }[];
  const [project] = (await rest('POST', 'projects', { client_id: client!.id, tier: 1, name: 'Alder Lane garden' })) as { id: string }[];
  projectId = project!.id;
  const [due] = (await rest('POST', 'dues', { project_id: projectId, purpose: 'full', label: 'Fee', amount_cents: 500 })) as { id: string }[];
  const [payment] = (await rest('POST', 'payments', { project_id: projectId, due_id: due!.id, amount: 500, tier: 1, status: 'succeeded', paid_at: new Date() })) as { id: string }[];
  paymentId = payment!.id;
  const tokenOf = async (who: SeededUser, at: typeof ops | typeof portal) =>
    (await at.caller(await at.contextFor(facts(somewhere()))).auth.signIn({ login: who.email!, password: PASSWORD })).token;
  sign = { team: await tokenOf(team, ops), maya: await tokenOf(maya, portal), stranger: await tokenOf(stranger, portal) };
});

const atOps = async () => ops.caller(await ops.contextFor(facts({ sessionToken: sign.team })));
const atPortal = async (who: 'maya' | 'stranger') => portal.caller(await portal.contextFor(facts({ sessionToken: sign[who] })));

async function handOver() {
  const team = await atOps();
  const file = await team.deliverables.store({ projectId, name: 'plan.pdf', bytes: inChunks(PDF) });
  const { id } = await team.deliverables.add({ projectId, name: 'Planting plan', category: 'Document', file });
  return { id, file };
}
/** As the job does when all is well. */
const check = (fileId: string) => rest('PATCH', `files?id=eq.${fileId}`, { checked_at: new Date() });

describe('a file on its way to a client', () => {
  it('is streamed to the bucket, and downloaded byte for byte once it is published', async () => {
    const { id, file } = await handOver();
    expect(file).toMatchObject({ size: PDF.length, sha256 });
    expect(await failure((await atPortal('maya')).deliverables.download({ deliverableId: id }))).toMatchObject({ kind: 'not_found' });

    await check(file.id);
    await (await atOps()).deliverables.publish({ deliverableId: id, rowVersion: 1 });
    const { url } = await (await atPortal('maya')).deliverables.download({ deliverableId: id });
    const served = await fetch(url);
    expect(Buffer.from(await served.arrayBuffer()).equals(PDF)).toBe(true);
    expect(served.headers.get('content-disposition')).toContain('plan.pdf');
    const { exp, iat } = JSON.parse(Buffer.from(new URL(url).searchParams.get('token')!.split('.')[1]!, 'base64url').toString()) as { exp: number; iat: number };
    expect(exp - iat).toBeLessThanOrEqual(300);

    expect((await (await atPortal('maya')).projects.find({ projectId })).project.deliverables).toContainEqual(expect.objectContaining({ id, is_latest: true }));
    expect(await failure((await atPortal('stranger')).deliverables.download({ deliverableId: id }))).toMatchObject({ kind: 'not_found' });
  });

  it.each([
    ['of a kind that is not allowed', 'plan.svg', Buffer.from('<svg/>')],
    ['without a kind', 'plan', PDF],
    ['that is not what its name says', 'plan.png', PDF],
    ['that is a page in disguise', 'plan.csv', Buffer.from('\0<html>')],
    ['that is empty', 'plan.pdf', Buffer.alloc(0)],
  ])('is refused when it is one %s', async (_, name, bytes) => {
    expect(await failure((await atOps()).deliverables.store({ projectId, name, bytes: inChunks(bytes) }))).toMatchObject({ kind: 'invalid' });
  });

  it('is refused as soon as it is too large', async () => {
    let sent = 0;
    async function* endless() {
      yield Buffer.from('%PDF-1.7\n');
      const chunk = Buffer.alloc(1_048_576, 1);
      for (;;) {
        sent += chunk.length;
        yield chunk;
      }
    }
    const refused = await failure((await atOps()).deliverables.store({ projectId, name: 'plan.pdf', bytes: endless() }));
    expect(refused).toMatchObject({ kind: 'invalid', message: 'This file is larger than 50 MB.' });
    expect(sent).toBeLessThan(MAX_FILE_BYTES + 4 * 1_048_576);
  });
});

describe('the preview of a picture', () => {
  const picture = async () => {
    const team = await atOps();
    const png = await sharp({ create: { width: 1_000, height: 500, channels: 3, background: '#8fa58b' } }).png().toBuffer();
    const file = await team.deliverables.store({ projectId, name: 'rendering.png', bytes: inChunks(png) });
    const { id } = await team.deliverables.add({ projectId, name: 'Terrace', category: 'Rendering', file });
    await check(file.id);
    return { id, publish: () => team.deliverables.publish({ deliverableId: id, rowVersion: 1 }) };
  };

  it('is small, for its client once it is published, and for nobody else', async () => {
    const { id, publish } = await picture();
    const ask = async (who: 'maya' | 'stranger', known: string | null = null) => (await atPortal(who)).deliverables.preview({ deliverableId: id, known });
    expect(await failure(ask('maya'))).toMatchObject({ kind: 'not_found' });
    await publish();
    const { tag, bytes } = await ask('maya');
    expect(await sharp(bytes!).metadata()).toMatchObject({ format: 'webp', width: 640, height: 320 });
    expect(await ask('maya', tag)).toEqual({ tag, bytes: null });
    expect(await failure(ask('stranger', tag))).toMatchObject({ kind: 'not_found' });
  });

  it('is not there for a file that is no picture', async () => {
    const { id, file } = await handOver();
    await check(file.id);
    await (await atOps()).deliverables.publish({ deliverableId: id, rowVersion: 1 });
    expect(await failure((await atPortal('maya')).deliverables.preview({ deliverableId: id, known: null }))).toMatchObject({ kind: 'not_found' });
  });
});

describe('a page of the portal', () => {
  it.each([
    ['the project', async () => (await atPortal('maya')).projects.find({ projectId }), 'rpc/portal_project_page'],
    ['payments', async () => (await atPortal('maya')).payments.list(), 'rpc/portal_payments'],
    ['a receipt', async () => (await atPortal('maya')).payments.receipt({ paymentId }), 'rpc/portal_receipt'],
    ['home', async () => (await atPortal('maya')).home(), 'rpc/portal_home'],
  ])('costs two calls of the Data API: %s', async (_, visit, call) => {
    calls.length = 0;
    expect(await visit()).toBeTruthy();
    expect(calls).toEqual(['rpc/session_check', call]);
  });

  it('is not there for another client', async () => {
    const stranger = await atPortal('stranger');
    expect(await failure(stranger.projects.find({ projectId }))).toMatchObject({ kind: 'not_found' });
    expect(await failure(stranger.payments.receipt({ paymentId }))).toMatchObject({ kind: 'not_found' });
    expect((await stranger.payments.list()).projects).toEqual([]);
    expect(await failure(stranger.projects.find({ projectId: randomUUID() }))).toMatchObject({ kind: 'not_found' });
  });
});

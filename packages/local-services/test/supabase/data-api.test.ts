import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localProject, type Project } from './local-project.ts';
import { ADA, BOB, PEOPLE } from './people.ts';

const FUNCTIONS = `
  create function public.raise(code text) returns void language plpgsql as $$
  begin raise exception 'refused' using errcode = code, detail = 'a detail', hint = 'a hint'; end $$;
  create function public.kind_of(p jsonb) returns text language sql as $$ select jsonb_typeof(p) $$;
  create table public.visits (id int generated always as identity primary key, person uuid references public.people (id), told jsonb);
  create function public.note_request() returns trigger language plpgsql as $$
  begin
    new.told = jsonb_build_object(
      'headers', nullif(current_setting('request.headers', true), '')::jsonb,
      'method', nullif(current_setting('request.method', true), ''),
      'role', auth.role(), 'uid', auth.uid(), 'tier', auth.jwt() ->> 'tier', 'user', current_user);
    return new;
  end $$;
  create trigger note_request before insert on public.visits for each row execute function public.note_request();
  alter table public.visits enable row level security;
  create policy "anyone signed in" on public.visits for all to authenticated using (true) with check (true);
  grant select, insert on public.visits to authenticated, service_role;
`;

let whole: Project;
let bare: Project;
beforeAll(async () => {
  whole = await localProject(PEOPLE + FUNCTIONS);
  bare = await localProject(PEOPLE + FUNCTIONS, { without: ['answers like PostgREST', 'tells Postgres who asks', 'writes times as JSON does', 'writes JSON once'] });
});
afterAll(async () => {
  await whole.close();
  await bare.close();
});

describe('JSON arguments', () => {
  const kindOf = async ({ service }: Project, p: unknown) => (await service.rpc('kind_of', { p })).data;

  it.each([['object', { a: [1] }], ['array', [{ a: 1 }]], ['string', 'words'], ['string', '{no json']])('reach a function as what they are: %s', async (kind, p) => {
    expect(await kindOf(whole, p)).toBe(kind);
  });

  it('would reach it as text without the patch', async () => {
    expect(await kindOf(bare, { a: [1] })).toBe('string');
  });
});

describe('errors', () => {
  const failures: [string, (project: Project) => PromiseLike<{ status: number; error: unknown }>, number, string][] = [
    ['a check', ({ service }) => service.from('people').insert({ name: 'x' }), 400, '23514'],
    ['a missing value', ({ service }) => service.from('people').insert({ id: ADA }), 400, '23502'],
    ['a duplicate', ({ service }) => service.from('people').insert({ name: 'Ada' }), 409, '23505'],
    ['a reference', ({ service }) => service.from('visits').insert({ person: '00000000-0000-4000-8000-000000000000' }), 409, '23503'],
    ['a bad uuid', ({ service }) => service.from('people').select().eq('id', 'x'), 400, '22P02'],
    ['a raised exception', ({ service }) => service.rpc('raise', { code: 'P0001' }), 400, 'P0001'],
    ['a raised status', ({ service }) => service.rpc('raise', { code: 'PT409' }), 409, 'PT409'],
    ['a raised code of our own', ({ service }) => service.rpc('raise', { code: 'SG001' }), 400, 'SG001'],
    ['a serialization failure', ({ service }) => service.rpc('raise', { code: '40001' }), 500, '40001'],
    ['too many connections', ({ service }) => service.rpc('raise', { code: '53300' }), 503, '53300'],
    ['a statement that was cancelled', ({ service }) => service.rpc('raise', { code: '57014' }), 500, '57014'],
    ['an unknown table', ({ service }) => service.from('nope').select(), 404, 'PGRST205'],
    ['an unknown function', ({ service }) => service.rpc('nope'), 404, 'PGRST202'],
  ];

  it.each(failures)('%s', async (_name, ask, status, code) => {
    expect(await ask(whole)).toMatchObject({ status, error: { code } });
  });

  it('carry message, detail and hint', async () => {
    const { error } = await whole.service.rpc('raise', { code: 'P0001' });
    expect(error).toMatchObject({ message: 'refused', details: 'a detail', hint: 'a hint' });
  });

  it('would be 500 without the patch', async () => {
    expect((await bare.service.from('people').insert({ name: 'x' })).status).toBe(500);
    expect((await bare.service.rpc('raise', { code: 'P0001' })).status).toBe(500);
  });
});

describe('who asks', () => {
  const told = async (project: Project) => {
    const user = await project.as({ sub: ADA, tier: 'two' });
    const asked = user.from('visits').insert({ person: ADA }).select('told').setHeader('X-Request-Id', 'request 1');
    return ((await asked.single()).data as unknown as { told: Record<string, unknown> }).told;
  };

  it('is told to SQL on writes to tables too: claims, role, headers', async () => {
    const seen = await told(whole);
    expect(seen).toMatchObject({ role: 'authenticated', uid: ADA, tier: 'two', user: 'authenticated', method: 'POST' });
    expect(seen.headers).toMatchObject({ 'x-request-id': 'request 1' });
  });

  it('would come without headers from lite alone', async () => {
    expect(await told(bare)).toMatchObject({ uid: ADA, headers: null, method: null });
  });

  it('does not stay behind on the connection for the next request', async () => {
    const user = await whole.as({ sub: BOB, tier: 'three' });
    await Promise.all(Array.from({ length: 20 }, () => user.from('visits').insert({ person: BOB })));
    const { data } = await whole.service.from('visits').insert(Array.from({ length: 20 }, () => ({ person: BOB }))).select('told');
    expect(new Set((data as { told: { uid: string | null; tier: string | null } }[]).map(({ told: { uid, tier } }) => `${uid} ${tier}`))).toEqual(new Set(['null null']));
  });
});

describe('times', () => {
  const created = async ({ service }: Project) => ((await service.from('people').select('created_at').eq('id', ADA).single()).data as { created_at: string }).created_at;

  it('are written as JSON of Postgres is', async () => {
    expect(await created(whole)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00$/);
    expect(await created(bare)).toMatch(/^\d{4}-\d\d-\d\d \d\d:/);
  });
});

describe('the schema', () => {
  it('is read by a login of its own, since the one that serves sees nothing', async () => {
    const blind = await localProject(PEOPLE, { without: ['reads the schema apart'] });
    expect((await blind.service.from('people').select()).error?.code).toBe('PGRST205');
    await blind.close();
    expect((await whole.service.from('people').select()).data).toHaveLength(2);
  });

  it('is read again after a migration', async () => {
    expect((await whole.service.from('later').select()).status).toBe(404);
    await whole.sql('create table public.later (id int); alter table public.later enable row level security; grant select on public.later to service_role');
    await expect.poll(async () => (await whole.service.from('later').select()).status).toBe(200);
  });
});

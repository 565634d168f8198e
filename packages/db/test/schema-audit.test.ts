import { afterAll, beforeAll, expect, it } from 'vitest';
import { acting, one, refusal } from './acting.ts';
import { freshDatabase } from './database.ts';
import { newClient, newLead, newPayment, newProject, newUser } from './new-rows.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database?.drop());

const query = (sql: string, values: unknown[] = []) => database.client.query(sql, values);
const rowsOf = async (id: string) =>
  (
    await query(
      'select action, resource_type, actor_kind, user_id, request_id, ip_address, details from public.audit_log where resource_id = $1 order by seq',
      [id],
    )
  ).rows;

it('writes who changed what, from where, with before and after of what changed only', async () => {
  const userId = await newUser(database.client, { user_type: 'team' });
  const id = await newProject(database.client, { name: 'Old' });
  const claims = { request_id: 'req-1', address: '203.0.113.9' };
  await acting(
    database.client,
    { kind: 'team', userId, claims, asRole: true },
    () => query(`update public.projects set name = 'New' where id = $1`, [id]),
    { keep: true },
  );
  const [created, updated] = await rowsOf(id);
  expect(created).toMatchObject({
    action: 'create',
    resource_type: 'project',
    actor_kind: 'system',
    user_id: null,
    details: { after: { name: 'Old', status: 'onboarding' } },
  });
  expect(updated).toEqual({
    action: 'update',
    resource_type: 'project',
    actor_kind: 'team',
    user_id: userId,
    request_id: 'req-1',
    ip_address: '203.0.113.9',
    details: { before: { name: 'Old' }, after: { name: 'New' } },
  });
});

it('writes a change of status as a transition, with its reason', async () => {
  const id = await newLead(database.client);
  const reason = 'Outside of the area we serve.';
  await acting(database.client, { kind: 'team', reason }, () => query(`update public.leads set status = 'closed' where id = $1`, [id]), {
    keep: true,
  });
  expect((await rowsOf(id)).at(-1)).toMatchObject({
    action: 'transition',
    details: { before: { status: 'new' }, after: { status: 'closed' }, reason },
  });
});

it('is rolled back with its cause', async () => {
  let id = '';
  await acting(database.client, { kind: 'system' }, async () => {
    id = await newProject(database.client);
    expect(await rowsOf(id)).toHaveLength(1);
  });
  expect(await rowsOf(id)).toEqual([]);
});

it('writes nothing for a change that tells nothing', async () => {
  const id = await newClient(database.client);
  await query(`update public.clients set notion_page_id = 'page' where id = $1`, [id]);
  await query(`update public.clients set name = name where id = $1`, [id]);
  expect(await rowsOf(id)).toHaveLength(1);
});

it('never keeps a password hash or the digest of a token, only that they changed', async () => {
  const hash = `$argon2id$${'s3cret'.repeat(5)}`;
  const digest = 'ab'.repeat(32);
  const id = await newUser(database.client, { password_hash: hash });
  await query(`update public.users set password_hash = $2 where id = $1`, [id, `${hash}x`]);
  const token = await one<{ id: string }>(
    database.client,
    `insert into public.user_tokens (user_id, purpose, token_hash, expires_at) values ($1, 'reset', $2, now() + interval '5 minutes') returning id`,
    [id, digest],
  );
  const quote = await one<{ id: string }>(
    database.client,
    `insert into public.quotes (project_id, total_cents, token_hash) values ($1, 100, $2) returning id`,
    [await newProject(database.client), digest],
  );
  const written = [...(await rowsOf(id)), ...(await rowsOf(token.id)), ...(await rowsOf(quote.id))];
  expect(written).toHaveLength(4);
  expect(JSON.stringify(written)).not.toMatch(/s3cret|abab/);
  expect(written[1]).toMatchObject({ details: { before: { password_hash: '[hidden]' }, after: { password_hash: '[hidden]' } } });
});

it('hides every column that is named like a secret, in every audited table', async () => {
  const { rows } = await query(`
    select c.table_name as table, c.column_name as column,
      private.audit_hides(c.column_name, string_to_array(encode(t.tgargs, 'escape'), '\\000')) as hidden
    from information_schema.columns c
    join pg_trigger t on t.tgrelid = format('public.%I', c.table_name)::regclass and t.tgname = 'audit'
    where c.table_schema = 'public' and c.column_name ~ '(password|token|secret|salt|_hash$)'`);
  const shown = rows.filter(({ hidden }) => !hidden).map(({ table, column }) => `${table}.${column}`);
  expect(rows.length).toBeGreaterThan(3);
  expect(shown).toEqual(['quotes.terms_hash']);
});

/** Not audited by the trigger: logs, counters, outboxes and copies themselves, and tables that only migrations write. Sessions write a row at both ends. */
const UNAUDITED = [
  'audit_log',
  'audit_seals',
  'content_files',
  'home_visits',
  'import_items',
  'limits',
  'mails',
  'message_mails',
  'message_posts',
  'message_reads',
  'project_content',
  'sessions',
  'sign_in_attempts',
  'sign_in_networks',
  'stripe_events',
  'sync_activity',
  'sync_call_spans',
  'sync_changes',
  'sync_events',
  'sync_limiter',
  'sync_polls',
  'sync_pulls',
  'sync_reconciles',
  'sync_runs',
  'sync_state',
  'sync_uploads',
  'sync_webhook',
  'transitions',
];

it('is on every table that people, Stripe or Notion change', async () => {
  const { rows } = await query(`
    select relname from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r'
      and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgfoid = 'private.write_audit'::regproc) order by 1`);
  expect(rows.map(({ relname }) => relname)).toEqual(UNAUDITED);
});

it('names its seed actions for uploads and payments, and the key of tables without a uuid', async () => {
  const payment = await newPayment(database.client);
  expect((await rowsOf(payment))[0]).toMatchObject({ action: 'payment', resource_type: 'payment' });
  await query(`update public.tiers set description = 'Another' where id = 1`);
  const { rows } = await query(`select resource_id, key from public.audit_log where resource_type = 'tier' and action = 'update'`);
  expect(rows).toEqual([{ resource_id: null, key: '1' }]);
});

it.each([['update public.audit_log set action = action'], ['delete from public.audit_log'], ['truncate public.audit_log cascade']])(
  'refuses to change the log, for everyone: %s',
  async (sql) => {
    await newUser(database.client);
    const asAdministrator = await refusal(acting(database.client, { kind: 'system' }, () => query(sql)));
    expect(asAdministrator).toEqual({ code: 'PT409', message: 'An audit row is never changed or removed' });
    const asService = await refusal(acting(database.client, { kind: 'system', asRole: true }, () => query(sql)));
    expect(asService?.code).toBe('42501');
  },
);

it('salts every row differently and counts up', async () => {
  const { rows } = await query(
    'select count(*)::int as total, count(distinct salt)::int as salts, min(length(salt)) as bytes, count(distinct seq)::int as seqs from public.audit_log',
  );
  expect(rows[0]).toEqual({ total: rows[0].total, salts: rows[0].total, seqs: rows[0].total, bytes: 32 });
});

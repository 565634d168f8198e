import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { one, refusal } from './acting.ts';
import { freshDatabase } from './database.ts';
import { course, openProject, status, steps } from './journeys.ts';
import { newClient, newLead, newUser } from './new-rows.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database?.drop());

const findProject = (id: string) => one<Record<string, unknown>>(database.client, 'select * from public.projects where id = $1', [id]);
const mailsTo = async (email: string) =>
  (await database.client.query<{ kind: string }>('select kind from public.mails where recipient = $1', [email])).rows.map(({ kind }) => kind);

describe('open_project', () => {
  it('keeps the terms of this moment, copies the steps and begins the first', async () => {
    const { id } = await openProject(database.client, 3);
    expect(await findProject(id)).toMatchObject({
      name: 'Alder Lane garden',
      tier: 3,
      status: 'onboarding',
      agreed_fee_cents: 149900,
      agreed_currency: 'usd',
      agreed_rounds: 3,
      template_version: 1,
    });
    expect(await steps(database.client, id)).toHaveLength(15);
    expect(await course(database.client, id)).toEqual(['Deposit: in_progress']);
  });

  it('makes the person a client, converts the lead and invites them', async () => {
    const { leadId } = await openProject(database.client, 2, { email: 'New.Person@example.com' });
    const { client_id } = await one<{ client_id: string }>(database.client, 'select client_id from public.leads where id = $1', [leadId]);
    expect(
      await one(
        database.client,
        `select u.email, u.user_type, u.tier, c.status, c.tier as client_tier from public.clients c join public.users u on u.id = c.user_id where c.id = $1`,
        [client_id],
      ),
    ).toEqual({ email: 'new.person@example.com', user_type: 'sage_client', tier: 2, status: 'onboarding', client_tier: 2 });
    expect(await mailsTo('new.person@example.com')).toEqual(['invitation']);
  });

  it.each(['someone@example.com', 'Call 555 0100 or 5550100'])('shows no e-mail and no phone number that was typed as a name: %s', async (name) => {
    const email = `named-${name.length}@example.com`;
    await openProject(database.client, 2, { email, name });
    expect(await one(database.client, `select c.name from public.clients c join public.users u on u.id = c.user_id where u.email = $1`, [email])).toEqual({ name: 'New client' });
  });

  it('gives the same project for the same lead', async () => {
    const { id, leadId } = await openProject(database.client);
    const again = await one<{ id: string }>(database.client, `select private.open_project($1, 1, 0, 'usd') as id`, [leadId]);
    expect(again.id).toBe(id);
    expect((await findProject(id)).agreed_fee_cents).toBe(149900);
  });

  it('gives the project to the account that has the e-mail, in any case, without another invitation', async () => {
    const userId = await newUser(database.client, { email: 'known@example.com', password_hash: `$argon2id$${'x'.repeat(40)}` });
    const clientId = await newClient(database.client, { user_id: userId });
    const { id } = await openProject(database.client, 3, { email: 'KNOWN@example.com' });
    expect((await findProject(id)).client_id).toBe(clientId);
    expect(await mailsTo('known@example.com')).toEqual([]);
  });

  it('gives two leads of one person one client', async () => {
    const first = await openProject(database.client, 1, { email: 'twice@example.com' });
    const second = await openProject(database.client, 2, { email: 'twice@example.com' });
    expect((await findProject(second.id)).client_id).toBe((await findProject(first.id)).client_id);
    expect(await mailsTo('twice@example.com')).toEqual(['invitation']);
  });

  it('refuses a lead without an approved tier', async () => {
    const leadId = await newLead(database.client, { approved_tier: null });
    expect(await refusal(database.client.query(`select private.open_project($1, 1, 0, 'usd')`, [leadId]))).toMatchObject({ code: 'PT409' });
  });

  it('never shows an e-mail as the name of a client', async () => {
    const { id } = await openProject(database.client, 1, { name: null, email: 'nameless@example.com' });
    const { name } = await one<{ name: string }>(database.client, 'select c.name from public.clients c join public.projects p on p.client_id = c.id where p.id = $1', [id]);
    expect(name).toBe('New client');
    expect(await status(database.client, id)).toBe('onboarding');
  });
});

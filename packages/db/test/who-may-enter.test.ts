import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acting, one, refusal } from './acting.ts';
import { freshDatabase } from './database.ts';
import { newClient, newUser } from './new-rows.ts';
import { attach, begin, deliver, paidBy, qualifiedLead } from './payments/checkouts.ts';
import { event, session, sessionId } from './payments/stripe-words.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database?.drop());

const db = () => database.client;
const password_hash = `$argon2id$${'x'.repeat(40)}`;

/** Whose e-mail opens nothing for a client. */
const OTHERS = [
  ['of the team', { user_type: 'team', password_hash }, 'team'],
  ['of an admin', { user_type: 'admin', password_hash }, 'team'],
  ['of an account that was closed', { user_type: 'sage_client', password_hash, deactivated_at: new Date() }, 'closed'],
] as const;

const asTeam = { kind: 'team', asRole: true } as const;
const projectOf = async (leadId: string) => {
  const { id } = await one<{ id: string }>(db(), 'select id from public.projects where lead_id = $1', [leadId]);
  const { shown } = await acting(db(), asTeam, () => one<{ shown: { client: { id: string; name: string; email: string | null; entry_problem: object | null } } }>(db(), 'select public.ops_project($1) as shown', [id]));
  return { id, client: shown.client };
};
const peopleOf = async (clientId: string) =>
  (await db().query<{ email: string }>('select u.email from public.client_people cp join public.users u on u.id = cp.user_id where cp.client_id = $1 order by 1', [clientId])).rows.map(({ email }) => email);
const mailsTo = async (email: string) => (await db().query<{ kind: string }>('select kind from public.mails where recipient = $1 order by 1', [email])).rows.map(({ kind }) => kind);
const addContact = (clientId: string, email: string) => acting(db(), asTeam, () => db().query('select public.add_client_contact($1, $2)', [clientId, email]), { keep: true });

/** Paid while the e-mail was nobody's; then it became somebody's. */
async function paidLate(values: object) {
  const lead = await qualifiedLead(db());
  const order = await begin(db(), lead);
  const paid = paidBy(order);
  await attach(db(), lead, order.payment_id, sessionId(paid));
  const userId = await newUser(db(), { email: lead.email.toUpperCase(), ...values });
  expect(await deliver(db(), event('checkout.session.completed', session(paid)))).toBe('applied');
  return { lead, userId, paid };
}

describe.each(OTHERS)('the e-mail %s', (_, values, reason) => {
  it('is refused before anything is paid', async () => {
    const lead = await qualifiedLead(db());
    await newUser(db(), { email: lead.email, ...values });
    const refused = await refusal(begin(db(), lead));
    expect(refused).toMatchObject({ code: 'PT400' });
    expect(refused?.message).toContain('Start again with another one');
    expect((await db().query('select from public.payments p join public.dues d on d.id = p.due_id where d.lead_id = $1', [lead.leadId])).rowCount).toBe(0);
  });

  it('opens a paid project all the same, which the console says nobody can enter', async () => {
    const { lead, paid } = await paidLate(values);
    const { client } = await projectOf(lead.leadId);
    expect(client).toMatchObject({ email: null, entry_problem: { reason, email: lead.email.toUpperCase() } });
    expect(await peopleOf(client.id)).toEqual([]);
    expect(await mailsTo(lead.email)).toEqual(['receipt']);
    const { list } = await acting(db(), asTeam, () => one<{ list: { payments: object[] } }>(db(), 'select public.ops_payments(p_limit => 1) as list'));
    expect(list.payments).toMatchObject([{ mismatch: 'Nobody can sign in to the project' }]);
    const { checkout } = await one<{ checkout: object }>(db(), 'select public.find_checkout($1) as checkout', [sessionId(paid)]);
    expect(checkout).toMatchObject({ status: 'succeeded', can_enter: false, invited: false });
  });

  it('leaves the client to whom the team names', async () => {
    const { lead, userId } = await paidLate(values);
    const { client } = await projectOf(lead.leadId);
    const { email: taken } = await one<{ email: string }>(db(), 'select email from public.users where id = $1', [userId]);
    expect(await refusal(addContact(client.id, taken))).toMatchObject({ code: 'PT409' });

    const email = `named-${lead.email}`;
    for (let again = 0; again < 2; again += 1) await addContact(client.id, ` ${email.toUpperCase()} `);
    expect((await projectOf(lead.leadId)).client).toMatchObject({ email, entry_problem: null });
    expect(await mailsTo(email)).toEqual(['invitation']);
    expect(await one(db(), 'select user_type, tier from public.users where email = $1', [email])).toEqual({ user_type: 'sage_client', tier: 2 });
  });
});

it('an account that is closed after the opening is told of, too', async () => {
  const lead = await qualifiedLead(db());
  await one(db(), `select private.open_project($1, 149900, 0, 'usd') as id`, [lead.leadId]);
  expect((await projectOf(lead.leadId)).client.entry_problem).toBeNull();
  await db().query('update public.users set deactivated_at = now() where email = $1', [lead.email]);
  expect((await projectOf(lead.leadId)).client.entry_problem).toEqual({ reason: 'closed', email: lead.email });
});

describe('add_client_contact', () => {
  it('lets somebody in who is the contact of another client, and leaves them that', async () => {
    const [theirs, ours] = [await newClient(db(), { user_id: await newUser(db(), { email: 'two@example.com' }) }), await newClient(db())];
    await addContact(ours, 'two@example.com');
    expect(await peopleOf(ours)).toEqual(['two@example.com']);
    expect(await one(db(), 'select count(user_id)::int as contacts from public.clients where id = any($1)', [[theirs, ours]])).toEqual({ contacts: 1 });
  });

  it('leaves the primary contact who can sign in', async () => {
    const first = await newUser(db(), { email: 'first@example.com' });
    const client = await newClient(db(), { user_id: first });
    await addContact(client, 'second@example.com');
    expect(await peopleOf(client)).toEqual(['first@example.com', 'second@example.com']);
    expect(await one(db(), 'select user_id from public.clients where id = $1', [client])).toEqual({ user_id: first });
  });

  it('is for the team', async () => {
    const client = await newClient(db());
    const asClient = () => acting(db(), { kind: 'client', asRole: true }, () => db().query('select public.add_client_contact($1, $2)', [client, 'me@example.com']));
    expect(await refusal(asClient())).toMatchObject({ code: 'PT403' });
    expect(await refusal(addContact('00000000-0000-4000-8000-000000000000', 'me@example.com'))).toMatchObject({ code: 'PT404' });
  });
});

it('a lead whose e-mail is a client\'s pays as before', async () => {
  const lead = await qualifiedLead(db());
  await newUser(db(), { email: lead.email, password_hash });
  expect(await begin(db(), lead)).toMatchObject({ email: lead.email });
});

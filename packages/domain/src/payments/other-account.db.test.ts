import { expect, it } from 'vitest';
import { addUser, PASSWORD } from '../auth/testing/seeded-users.ts';
import { openShop, rows } from './testing/shop.ts';

const shop = openShop();
const idOf = (url: string) => /cs_\w+/.exec(url)![0];

interface Row {
  id: string;
}
const add = async (table: string, row: object) => (await rows<Row>('POST', table, row))[0]!.id;

/** A client whose fee was paid while other keys of Stripe's were set: its customer is of that account. */
async function paidElsewhere() {
  const maya = await addUser({ user_type: 'sage_client' });
  const client_id = await add('clients', { user_id: maya.id, name: 'Maya', tier: 2 });
  const project_id = await add('projects', { client_id, tier: 2, name: 'Alder Lane garden' });
  const owe = (label: string) => add('dues', { project_id, purpose: 'other', label, amount_cents: 50_000 });
  const due_id = await owe('Before');
  await add('payments', { project_id, due_id, amount: 50_000, tier: 2, status: 'succeeded', paid_at: new Date(), stripe_customer_id: 'cus_of_another_account' });
  const { token } = await (await shop.portal()).auth.signIn({ login: maya.email!, password: PASSWORD });
  const pay = async (label: string) => (await (await shop.portal(token)).payments.payDue({ dueId: await owe(label) })).url;
  return { email: maya.email!, pay };
}

it('a customer that this account of Stripe\'s does not know is left, and the new one is kept', async () => {
  const { email, pay } = await paidElsewhere();
  const url = await pay('Extra planting plan');
  expect(await shop.stripe.checkout.sessions.retrieve(idOf(url))).toMatchObject({ customer: null, customer_creation: 'always', customer_email: email });

  await shop.pay(url);
  expect(await (await shop.portal()).payments.settle({ sessionId: idOf(url) })).toMatchObject({ state: 'paid' });
  const { customer } = await shop.stripe.checkout.sessions.retrieve(idOf(url));
  const again = await shop.stripe.checkout.sessions.retrieve(idOf(await pay('Lighting plan')));
  expect(customer).toMatch(/^cus_/);
  expect(again.customer).toBe(customer);
});

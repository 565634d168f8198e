import { expect, it } from 'vitest';
import { leadReceivedMail } from './lead-received.mail.ts';

const CONTEXT = { studio: { name: 'KAA', zone: 'America/Los_Angeles' }, links: { PORTAL_URL: 'https://portal.example', INTAKE_URL: 'https://sage.example', OPS_URL: 'https://ops.example' }, token: null };
const FACTS = { submission_id: '0b4f9a2e-0000-4000-8000-0000000000aa', tier: 'The Concierge', status: 'qualified', is_paid: false, payable: { purpose: 'deposit', amount_cents: 149_970, currency: 'usd' } };
const write = (changes: object = {}) => leadReceivedMail.write({ ...FACTS, ...changes }, CONTEXT);

it('leads back to the result, in text and in HTML', () => {
  const link = `https://sage.example/result/${FACTS.submission_id}`;
  const { text, html } = write();
  expect(text).toContain(`\n${link}\n`);
  expect(html).toContain(`href="${link}"`);
});

it.each([
  [{}, 'the deposit of $1,499.70'],
  [{ payable: { purpose: 'full', amount_cents: 29_900, currency: 'usd' } }, 'the design fee of $299'],
  [{ payable: null }, 'arrange a consult'],
  [{ status: 'needs_review', payable: null }, 'One of us looks at your project'],
  [{ is_paid: true, payable: null }, 'your project is open'],
])('with %o it says what is next: %s', (changes, words) => {
  expect(write(changes).text).toContain(words);
});

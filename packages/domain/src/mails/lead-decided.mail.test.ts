import { expect, it } from 'vitest';
import { leadDecidedMail } from './lead-decided.mail.ts';
import { leadQuestionMail } from './lead-question.mail.ts';

const CONTEXT = { studio: { name: 'KAA', zone: 'America/Los_Angeles' }, links: { PORTAL_URL: 'https://portal.example', INTAKE_URL: 'https://sage.example', OPS_URL: 'https://ops.example' }, token: null };
const submission_id = '0b4f9a2e-0000-4000-8000-0000000000aa';
const FACTS = { submission_id, status: 'qualified', tier: 'The Concierge', is_changed: false, payable: { purpose: 'deposit', amount_cents: 149_970, currency: 'usd' } };

it.each([
  [{}, 'the deposit of $1,499.70'],
  [{ payable: { purpose: 'full', amount_cents: 29_900, currency: 'usd' } }, 'the design fee of $299'],
  [{ payable: null }, 'We will send you a quote'],
  [{ is_changed: true }, 'another tier than the form did: The Concierge'],
])('an approval with %o says: %s', (changes, words) => {
  const { text } = leadDecidedMail.write({ ...FACTS, ...changes }, CONTEXT);
  expect(text).toContain(words);
  expect(text).toContain(`https://sage.example/result/${submission_id}`);
});

it('a refusal is kind, and leads nowhere', () => {
  const { text, subject } = leadDecidedMail.write({ ...FACTS, status: 'closed', tier: null, payable: null }, CONTEXT);
  expect([subject, text.includes('not the right studio'), text.includes('https://')]).toEqual(['About your project', true, false]);
});

it("a question is the team's words, escaped in HTML, with the way back into the form", () => {
  const { text, html } = leadQuestionMail.write({ submission_id, question: 'Is the slope <10% & dry?' }, CONTEXT);
  expect(text).toContain('Is the slope <10% & dry?');
  expect(html).toContain('Is the slope &lt;10% &amp; dry?');
  expect(text).toContain('https://sage.example/start');
});

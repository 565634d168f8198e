import { z } from '@sage/config/z';
import { template } from './template.ts';
import { money } from './words.ts';

const facts = z.object({
  submission_id: z.uuid(),
  status: z.enum(['qualified', 'closed']),
  tier: z.string().nullable(),
  is_changed: z.boolean().nullable(),
  payable: z.object({ purpose: z.enum(['full', 'deposit']), amount_cents: z.int(), currency: z.string() }).nullable(),
});
type Decided = z.infer<typeof facts>;

const DECLINED = [
  'Thank you for telling us about your project. We read it with care, and we are not the right studio for it: we would rather say so now than do it by halves.',
  'If it changes, in size, in time or in place, write to us by answering this mail. Nothing is owed.',
];

function approved({ tier, is_changed, payable }: Decided): string[] {
  const chosen = is_changed ? `One of us looked at your project, and suggests another tier than the form did: ${tier}.` : `One of us looked at your project, and it suits ${tier}.`;
  if (!payable) return [chosen, 'Its fee is agreed with you for this project. We will send you a quote, and you decide then.'];
  const amount = money(payable.amount_cents, payable.currency);
  return [chosen, payable.purpose === 'deposit' ? `When you pay the deposit of ${amount} on the page below, we begin.` : `When you pay the design fee of ${amount} on the page below, we begin.`];
}

/** What a person decided about a project. The reason is the team's own and stays with it. */
export const leadDecidedMail = template(facts, (lead, { links }) => ({
  subject: lead.status === 'qualified' ? 'Your project can begin' : 'About your project',
  name: null,
  paragraphs: lead.status === 'qualified' ? approved(lead) : DECLINED,
  ...(lead.status === 'qualified' && { action: { label: 'See the recommendation', url: `${links.INTAKE_URL}/result/${lead.submission_id}` } }),
  notes: ['If you did not fill in our form, somebody mistyped an address: you can ignore this mail.'],
}));

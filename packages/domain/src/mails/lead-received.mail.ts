import { z } from '@sage/config/z';
import { template } from './template.ts';
import { money } from './words.ts';

const facts = z.object({
  submission_id: z.uuid(),
  tier: z.string(),
  status: z.enum(['new', 'qualified', 'needs_review']),
  is_paid: z.boolean(),
  payable: z.object({ purpose: z.enum(['full', 'deposit']), amount_cents: z.int(), currency: z.string() }).nullable(),
});
type LeadFacts = z.infer<typeof facts>;

function nextStep({ status, is_paid, payable }: LeadFacts): string {
  if (is_paid) return 'Your payment has arrived, and your project is open.';
  if (status !== 'qualified') return 'One of us looks at your project before anything is agreed or paid, and then writes to you.';
  if (!payable) return 'The fee of this tier is agreed with you for each project. We will write to you to arrange a consult.';
  const amount = money(payable.amount_cents, payable.currency);
  return payable.purpose === 'deposit' ? `When you are ready, you can pay the deposit of ${amount} there, and we begin.` : `When you are ready, you can pay the design fee of ${amount} there, and we begin.`;
}

/** The way back to the result. Without a name: whoever filled in the form may not be who reads this. */
export const leadReceivedMail = template(facts, (lead, { studio, links }) => ({
  subject: 'Your recommendation, and the link back to it',
  name: null,
  paragraphs: [
    `Thank you for telling ${studio.name} about your project. We recommend ${lead.tier}; the page below says why, what it costs and what happens next.`,
    nextStep(lead),
  ],
  action: { label: 'See your recommendation', url: `${links.INTAKE_URL}/result/${lead.submission_id}` },
  notes: ['If you did not fill in our form, somebody mistyped an address: you can ignore this mail.'],
}));

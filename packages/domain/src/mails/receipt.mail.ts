import { z } from '@sage/config/z';
import { template } from './template.ts';
import { day, money } from './words.ts';

const facts = z.object({
  payment_id: z.uuid(),
  label: z.string(),
  amount_cents: z.int(),
  currency: z.string(),
  paid_at: z.string(),
  name: z.string().nullable(),
  project: z.string().nullable(),
  tax_line: z.string().nullable(),
  is_duplicate: z.boolean(),
  balance: z.object({ amount_cents: z.int(), currency: z.string() }).nullable(),
});

export const receiptMail = template(facts, (paid, { studio, links }) => ({
  subject: `Your receipt: ${money(paid.amount_cents, paid.currency)} for ${paid.label}`,
  name: paid.name,
  paragraphs: [
    `Thank you. We received your payment of ${money(paid.amount_cents, paid.currency)}.`,
    ...(paid.is_duplicate ? ['This was paid twice. We will give this payment back to you; there is nothing that you need to do.'] : []),
    ...(paid.balance ? [`The balance of ${money(paid.balance.amount_cents, paid.balance.currency)} is due 7 days after your first review starts.`] : []),
  ],
  facts: [
    ['For', paid.label],
    ...(paid.project ? ([['Project', paid.project]] as [string, string][]) : []),
    ['Amount', money(paid.amount_cents, paid.currency)],
    ['Paid', day(paid.paid_at, studio.zone)],
    ['Receipt number', paid.payment_id],
  ],
  action: { label: 'Open your portal', url: links.PORTAL_URL },
  notes: paid.tax_line ? [paid.tax_line] : [],
}));

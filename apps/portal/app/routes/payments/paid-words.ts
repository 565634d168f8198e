import { BANK_WORKING_DAYS } from '@sage/domain/payments';

interface Payment {
  state: 'paid' | 'processing' | 'not_paid';
  purpose: string;
  is_duplicate: boolean;
  can_enter: boolean;
  invited: boolean;
  back: string;
}

const TITLES = { paid: 'Thank you, your payment is in.', processing: 'Your payment is on its way.', not_paid: 'Nothing was paid.' };
export const titleOf = ({ state }: Pick<Payment, 'state'>) => TITLES[state];

interface NextStep {
  words: string[];
  link?: { to: string; label: string };
}

/** What happens next, for whoever comes back from Stripe. */
export function nextStep({ state, purpose, is_duplicate, can_enter, invited, back }: Payment): NextStep {
  if (state === 'not_paid') return { words: ['You can try again whenever you like. Nothing was taken from you.'], link: { to: back, label: 'Back to where you were' } };
  if (state === 'processing') {
    return { words: [`Your bank has not confirmed it yet: that takes up to ${BANK_WORKING_DAYS} working days. You need not wait here: we send a receipt to your e-mail as soon as it does.`] };
  }
  if (is_duplicate) return { words: ['This had been paid before. We give this payment back to you; there is nothing that you need to do.'] };
  const visit = purpose === 'deposit' ? ['Next, we find a day for the visit to your site.'] : [];
  if (!can_enter) return { words: ['Your project is open, and a receipt is on its way to your e-mail. The studio writes to you about how to sign in.', ...visit] };
  if (invited) return { words: ['Your project is open. We sent an invitation to your e-mail: choose a password there, and you see all of it.', ...visit] };
  return { words: ['You find it in your portal, and a receipt is on its way to your e-mail.', ...visit], link: { to: '/', label: 'Open your portal' } };
}

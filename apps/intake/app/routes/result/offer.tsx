import { Button } from '@mantine/core';
import { Form } from '@remix-run/react';
import { BANK_WORKING_DAYS } from '@sage/domain/payments';
import { CheckIcon, ClockIcon, formatMoney, SubmitButton, Tag } from '@sage/ui';
import type { Tier } from '../../api.server.ts';
import { CheckList } from '../../tiers/check-list.tsx';
import { Fee } from '../../tiers/fee.tsx';
import { includedIn } from '../../tiers/tier-facts.ts';
import classes from './offer.module.css';
import type { LeadResult, ResultState } from './state.ts';

const payLabel = ({ purpose, amount_cents, currency }: NonNullable<LeadResult['payable']>) =>
  purpose === 'deposit' ? `Pay the deposit of ${formatMoney(amount_cents, currency)}` : `Pay ${formatMoney(amount_cents, currency)} and begin`;

const MESSAGES: Record<Exclude<ResultState, 'payable'>, { tag: string; words: string }> = {
  paid: { tag: 'Paid', words: 'Thank you. Your project is open, and an invitation to your portal is on its way to your e-mail.' },
  processing: { tag: 'On its way', words: `Your payment is on its way. Your bank confirms it within ${BANK_WORKING_DAYS} working days; then your project opens, and we write to you.` },
  opened: { tag: 'Open', words: 'Your project is open. You follow it in your portal; the invitation is in your e-mail.' },
  in_review: { tag: 'With us for review', words: 'One of us looks at your project before anything is agreed or paid. You will hear from us by e-mail.' },
  quoted: { tag: 'With us for a quote', words: 'The fee of this tier is agreed with you for each project. We will write to you to arrange a consult.' },
  closed: { tag: 'Closed', words: 'We have closed this request. If something has changed, answer our e-mail and we will look at it again.' },
};

function Message({ state }: { state: Exclude<ResultState, 'payable'> }) {
  const { tag, words } = MESSAGES[state];
  return (
    <div className={classes.message}>
      <Tag icon={state === 'paid' || state === 'opened' ? <CheckIcon /> : <ClockIcon />}>{tag}</Tag>
      <p>{words}</p>
    </div>
  );
}

interface OfferProps {
  tier: Tier;
  state: ResultState;
  payable: LeadResult['payable'];
  bookingUrl: LeadResult['bookingUrl'];
  submissionId: string;
}

/** A consult is booked on a page that is not ours. */
const Booking = ({ url }: { url: string }) => (
  <Button component="a" href={url} rel="noreferrer" fullWidth>
    Book a consult
  </Button>
);

/** The tier with its price, and the one thing to do now. */
export function Offer({ tier, state, payable, bookingUrl, submissionId }: OfferProps) {
  const action = `/result/${submissionId}/pay`;
  return (
    <aside className={classes.offer} aria-labelledby="offer-title">
      <Tag>Tier {tier.id}</Tag>
      <h2 id="offer-title">{tier.name}</h2>
      <Fee tier={tier} />
      <div className={classes.list}>
        <CheckList items={includedIn(tier)} />
      </div>
      {state === 'payable' && payable ? (
        <Form method="post" action={action}>
          <SubmitButton busyLabel="Opening the checkout…" action={action} fullWidth>
            {payLabel(payable)}
          </SubmitButton>
        </Form>
      ) : (
        state !== 'payable' && <Message state={state} />
      )}
      {bookingUrl && <Booking url={bookingUrl} />}
      <p className={classes.note}>We saved this page. Come back any time with the link in your e-mail.</p>
    </aside>
  );
}

import type { Tier } from '../../api.server.ts';
import { weeksOf } from '../../tiers/tier-facts.ts';
import classes from './next-steps.module.css';
import type { ResultState } from './state.ts';

const PORTAL = 'You get an invitation to your portal, where every step, plan and payment is.';

/** What the first weeks are, by tier; the whole list of steps is in the portal. */
const BEGINNING: Record<number, string> = {
  1: 'You send us what you have of the site, and we draw the first concept.',
  2: 'We meet in a kickoff call, then draw the first draft.',
  3: 'We find a day to visit and scan the site.',
};

function stepsOf(tier: Tier, state: ResultState): string[] {
  const weeks = `The plans take ${weeksOf(tier)}, with your review in between.`;
  if (state === 'closed') return [];
  if (state === 'in_review') return ['One of us reads your answers.', 'We write to you with our advice, or with a question.', 'You decide. Until then nothing is owed.'];
  if (state === 'quoted') return ['We arrange a consult with you.', 'You get a quote with everything in it.', 'When you accept it, your project opens.'];
  if (state === 'processing') return ['Your bank confirms the payment.', PORTAL, BEGINNING[tier.id] ?? '', weeks].filter(Boolean);
  const first = state === 'paid' || state === 'opened' ? [PORTAL] : [tier.deposit_percent === null ? 'You pay the design fee by card.' : 'You pay the deposit by card; the rest is due after the first review.', PORTAL];
  return [...first, BEGINNING[tier.id] ?? '', weeks].filter(Boolean);
}

export function NextSteps({ tier, state }: { tier: Tier; state: ResultState }) {
  const steps = stepsOf(tier, state);
  if (steps.length === 0) return null;
  return (
    <section className={classes.next} aria-labelledby="next-title">
      <h2 id="next-title">What happens next</h2>
      <ol>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  );
}

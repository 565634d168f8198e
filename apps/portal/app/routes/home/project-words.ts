import type { Sage } from '../../api.server.ts';

export type Project = Awaited<ReturnType<Sage['home']>>['projects'][number];

interface StatusWords {
  tag: string;
  title: (name: string) => string;
  next: string;
  /** Something waits for the reader. */
  yourTurn?: boolean;
}

const NOTHING_ASKED = 'Nothing is asked of you right now.';

export const STATUS_WORDS: Record<Project['status'], StatusWords> = {
  onboarding: { tag: 'Getting started', title: (name) => `We are preparing ${name}.`, next: NOTHING_ASKED },
  in_progress: { tag: 'In progress', title: (name) => `We are drawing ${name}.`, next: NOTHING_ASKED },
  awaiting_feedback: { tag: 'Your turn', title: (name) => `${name} is ready for your review.`, next: 'The studio waits for what you think of it.', yourTurn: true },
  revisions: { tag: 'In revision', title: (name) => `We are revising ${name}.`, next: NOTHING_ASKED },
  delivered: { tag: 'Delivered', title: (name) => `${name} is delivered.`, next: 'The plans are yours to build from.' },
  closed: { tag: 'Closed', title: (name) => `${name} is closed.`, next: 'Its work is done. Ask the studio if you need anything more.' },
};

export const PAYMENT_WORDS: Record<Project['payment_status'], string> = { pending: 'Payment open', paid: 'Paid', refunded: 'Refunded' };

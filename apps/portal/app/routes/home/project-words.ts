import { CheckIcon, ClockIcon, PencilIcon } from '@sage/ui';
import type { ComponentType } from 'react';
import type { Sage } from '../../api.server.ts';

export type Project = Awaited<ReturnType<Sage['home']>>['projects'][number];

interface StatusWords {
  tag: string;
  icon: ComponentType;
  title: (name: string) => string;
  next: string;
  /** Something waits for the reader. */
  yourTurn?: boolean;
}

const NOTHING_ASKED = 'Nothing is asked of you right now.';

export const STATUS_WORDS: Record<Project['status'], StatusWords> = {
  onboarding: { tag: 'Getting started', icon: ClockIcon, title: (name) => `We are preparing ${name}.`, next: NOTHING_ASKED },
  in_progress: { tag: 'In progress', icon: PencilIcon, title: (name) => `We are drawing ${name}.`, next: NOTHING_ASKED },
  awaiting_feedback: { tag: 'Your turn', icon: ClockIcon, title: (name) => `${name} is ready for your review.`, next: 'The studio waits for what you think of it.', yourTurn: true },
  revisions: { tag: 'In revision', icon: PencilIcon, title: (name) => `We are revising ${name}.`, next: NOTHING_ASKED },
  delivered: { tag: 'Delivered', icon: CheckIcon, title: (name) => `${name} is delivered.`, next: 'The plans are yours to build from.' },
  closed: { tag: 'Closed', icon: CheckIcon, title: (name) => `${name} is closed.`, next: 'Its work is done. Ask the studio if you need anything more.' },
};

export const PAYMENT_WORDS: Record<Project['payment_status'], string> = { pending: 'Open', paid: 'Paid', refunded: 'Refunded' };

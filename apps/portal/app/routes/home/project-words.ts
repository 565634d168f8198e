import { CheckIcon, ClockIcon, PencilIcon } from '@sage/ui';
import type { ComponentType } from 'react';
import type { Sage } from '../../api.server.ts';

export type Project = Omit<Awaited<ReturnType<Sage['home']>>['projects'][number], 'news'>;
export type Step = Project['milestones'][number];
export type Due = Project['dues'][number];

interface StatusWords {
  tag: string;
  icon: ComponentType;
  title: (name: string) => string;
}

export const STATUS_WORDS: Record<Project['status'], StatusWords> = {
  onboarding: { tag: 'Getting started', icon: ClockIcon, title: (name) => `We are preparing ${name}.` },
  in_progress: { tag: 'In progress', icon: PencilIcon, title: (name) => `We are drawing ${name}.` },
  awaiting_feedback: { tag: 'In review', icon: ClockIcon, title: (name) => `${name} is ready for your review.` },
  revisions: { tag: 'In revision', icon: PencilIcon, title: (name) => `We are revising ${name}.` },
  delivered: { tag: 'Delivered', icon: CheckIcon, title: (name) => `${name} is delivered.` },
  closed: { tag: 'Closed', icon: CheckIcon, title: (name) => `${name} is closed.` },
};

/** A review is ready; any other step of theirs waits for them. */
export function titleOf(project: Pick<Project, 'name' | 'status' | 'milestones'>): string {
  const step = currentStep(project);
  const waits = step?.turn === 'client' && step.kind !== 'review';
  return waits ? `${step.name} waits for you.` : STATUS_WORDS[project.status].title(project.name);
}

/** Of what a project begins with: a balance comes later. */
export type BeginningMoney = 'in' | 'owed' | 'on_its_way';
export function beginningMoney({ dues }: Pick<Project, 'dues'>): BeginningMoney {
  const first = { dues: dues.filter(({ purpose }) => purpose !== 'balance') };
  if (openDues(first).length > 0) return 'owed';
  return duesOnTheirWay(first).length > 0 ? 'on_its_way' : 'in';
}

const STARTS: Record<BeginningMoney, string> = {
  in: 'Write us a message to agree on a time.',
  owed: 'It begins when your payment is in.',
  on_its_way: 'Your payment is on its way. It begins when your bank has confirmed it.',
};

/** What a step asks of its client. */
export function askOf({ kind, turn }: Pick<Step, 'kind' | 'turn'>, money: BeginningMoney): string {
  if (turn === 'studio') return kind === 'start' && money === 'in' ? 'Your answers and your payment are with us. Nothing is asked of you right now.' : 'Nothing is asked of you right now.';
  if (kind === 'review') return 'Look at what we have drawn, and tell us what you think in a message.';
  return kind === 'start' ? STARTS[money] : STARTS.in;
}

/** With whom a step is, and until when: "is with you until". Late ones say so. */
export const holderOf = ({ turn, due_date }: Pick<Step, 'turn' | 'due_date'>, now: string): { words: string; late: boolean } => {
  const who = turn === 'client' ? 'you' : 'the studio';
  const late = due_date !== null && Date.parse(due_date) < Date.parse(now);
  if (due_date === null) return { words: `is with ${who}.`, late };
  return { words: late ? `is with ${who}, and was due on` : `is with ${who} until`, late };
};

/** When no step is under way any more. */
export const END_WORDS: Partial<Record<Project['status'], string>> = {
  delivered: 'Every step is done. What we have drawn for you stays here.',
  closed: 'Nothing more is to come. Whatever we have drawn for you stays here.',
};

export const YOUR_TURN = { tag: 'Your turn', icon: ClockIcon };

/** What is under way, if anything is. Several steps may be: the first one leads. A closed project keeps its steps, and none goes on. */
export const currentStep = ({ milestones, status: project }: Pick<Project, 'milestones' | 'status'>) =>
  project === 'closed' ? undefined : milestones.find(({ status }) => status === 'in_progress');

/** What comes after it, if all goes well: optional steps are left out. */
export const nextStep = ({ milestones }: Pick<Project, 'milestones'>) =>
  milestones.find(({ status, optional, skipped_at }) => status === 'pending' && !optional && skipped_at === null);

/** Skipped steps count nowhere. Of a closed project only what was done is left. */
export const shownSteps = ({ milestones, status: project }: Pick<Project, 'milestones' | 'status'>) =>
  milestones.filter(({ status, skipped_at }) => skipped_at === null && (project !== 'closed' || status === 'completed'));

/** What is to be paid. A refunded due is settled. */
export const openDues = ({ dues }: Pick<Project, 'dues'>) =>
  dues.filter(({ payment_status, processing_since }) => payment_status !== 'succeeded' && payment_status !== 'refunded' && processing_since === null);

/** Of a closed project: whether it is owed is between client and studio. */
export const notPayable = (project: Pick<Project, 'dues' | 'status'>) => project.status === 'closed' && openDues(project).length > 0;

/** What was paid, and is not confirmed by the bank yet. */
export const duesOnTheirWay = ({ dues }: Pick<Project, 'dues'>) => dues.filter(({ processing_since }) => processing_since !== null);

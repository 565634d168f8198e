import { CheckIcon, ClockIcon, PencilIcon } from '@sage/ui';
import type { ComponentType } from 'react';
import type { Sage } from '../../api.server.ts';

export type Project = Awaited<ReturnType<Sage['home']>>['projects'][number];
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

export const YOUR_TURN = { tag: 'Your turn', icon: ClockIcon };

/** What is under way, if anything is. Several steps may be: the first one leads. */
export const currentStep = ({ milestones }: Pick<Project, 'milestones'>) => milestones.find(({ status }) => status === 'in_progress');

/** What comes after it, if all goes well: optional steps are left out. */
export const nextStep = ({ milestones }: Pick<Project, 'milestones'>) =>
  milestones.find(({ status, optional, skipped_at }) => status === 'pending' && !optional && skipped_at === null);

/** Skipped steps count nowhere. */
export const shownSteps = ({ milestones }: Pick<Project, 'milestones'>) => milestones.filter(({ skipped_at }) => skipped_at === null);

/** What is not paid. A refunded due is settled. */
export const openDues = ({ dues }: Pick<Project, 'dues'>) => dues.filter(({ payment_status }) => payment_status !== 'succeeded' && payment_status !== 'refunded');

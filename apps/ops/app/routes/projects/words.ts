import type { Sage } from '../../api.server.ts';

export type ProjectList = Awaited<ReturnType<Sage['projects']['list']>>;
export type Project = Awaited<ReturnType<Sage['projects']['find']>>;
export type Milestone = Project['milestones'][number];
export type Deliverable = Project['deliverables'][number];
export type ProjectStatus = Project['status'];

/** A refunded due is settled. */
export const isOwed = (dues: Project['dues']): boolean => dues.some(({ payment_status }) => payment_status !== 'succeeded' && payment_status !== 'refunded');

/** Nothing is there that its client could see. */
export const isEmptyHanded = (deliverables: Pick<Deliverable, 'published_at'>[]): boolean => deliverables.every(({ published_at }) => published_at === null);

export const STATUS_WORDS: Record<ProjectStatus, string> = {
  onboarding: 'Onboarding',
  in_progress: 'In progress',
  awaiting_feedback: 'Awaiting feedback',
  revisions: 'Revisions',
  delivered: 'Delivered',
  closed: 'Closed',
};

export const OPEN: ProjectStatus[] = ['onboarding', 'in_progress', 'awaiting_feedback', 'revisions'];

export const PAID_WORDS: Record<Project['payment_status'], string> = { pending: 'Payment pending', paid: 'Paid', refunded: 'Refunded' };

export const TURN_WORDS: Record<Milestone['turn'], string> = { client: 'the client', studio: 'the studio' };

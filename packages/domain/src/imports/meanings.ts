import { bare } from '@sage/notion-sync/moving';
import type { ImportMapping } from './import-mapping.schema.ts';

type Values = ImportMapping['values'];

const PROJECT: Record<string, Values['projectStatus'][string]> = {
  onboarding: 'onboarding', notstarted: 'onboarding', new: 'onboarding', planning: 'onboarding', todo: 'onboarding',
  inprogress: 'in_progress', active: 'in_progress', design: 'in_progress', started: 'in_progress',
  awaitingfeedback: 'awaiting_feedback', review: 'awaiting_feedback', inreview: 'awaiting_feedback', clientreview: 'awaiting_feedback', waiting: 'awaiting_feedback',
  revisions: 'revisions', revising: 'revisions', changes: 'revisions',
  delivered: 'delivered', done: 'delivered', complete: 'delivered', completed: 'delivered', finished: 'delivered',
  closed: 'closed', archived: 'closed', cancelled: 'closed', canceled: 'closed',
};
const MILESTONE: Record<string, Values['milestoneStatus'][string]> = {
  notstarted: 'pending', pending: 'pending', todo: 'pending', next: 'pending', skipped: 'pending', no: 'pending',
  inprogress: 'in_progress', active: 'in_progress', doing: 'in_progress', started: 'in_progress',
  done: 'completed', complete: 'completed', completed: 'completed', finished: 'completed', yes: 'completed',
};
const CATEGORY: Record<string, Values['category'][string]> = {
  document: 'Document', doc: 'Document', pdf: 'Document', photo: 'Photo', picture: 'Photo', image: 'Photo', rendering: 'Rendering', render: 'Rendering', '3d': 'Rendering',
  floorplan: 'Floor Plan', plan: 'Floor Plan', drawing: 'Floor Plan', siteplan: 'Floor Plan', invoice: 'Invoice', contract: 'Contract', agreement: 'Contract', other: 'Other',
};
const TIER: Record<string, number> = { theconcept: 1, concept: 1, thebuilder: 2, builder: 2, theconcierge: 3, concierge: 3, kaawhiteglove: 4, whiteglove: 4 };

const lookUp = <V>(said: string, own: Readonly<Record<string, V>>, ours: Readonly<Record<string, V>>): V | null =>
  Object.entries(own).find(([word]) => bare(word) === bare(said))?.[1] ?? (Object.hasOwn(ours, bare(said)) ? (ours[bare(said)] ?? null) : null);

/** Null: nobody said what this word means. */
export const meaningsOf = (values: Values) => ({
  projectStatus: (said: string) => lookUp(said, values.projectStatus, PROJECT),
  milestoneStatus: (said: string) => lookUp(said, values.milestoneStatus, MILESTONE),
  category: (said: string) => lookUp(said, values.category, CATEGORY),
  tier: (said: string): number | null => lookUp(said, values.tier, TIER) ?? (Number(/^(?:tier)?\s*([1-4])\b/i.exec(said)?.[1] ?? 0) || null),
});

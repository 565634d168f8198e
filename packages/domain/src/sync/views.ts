import type { ViewPlan } from '@sage/notion-sync/moving';

const board = (tier: number): ViewPlan => ({
  kind: 'project',
  name: `Tier ${tier}`,
  type: 'board',
  groupBy: 'Status',
  only: { property: 'Tier', equals: `Tier ${tier}` },
});

/** How the team looks at it in Notion: a board a tier, the deliverables as pictures, the tasks by milestone and by what is done. */
export const studioViews: readonly ViewPlan[] = [
  ...[1, 2, 3, 4].map(board),
  { kind: 'deliverable', name: 'Gallery', type: 'gallery', cover: 'page_content' },
  { kind: 'task', name: 'By milestone', type: 'board', groupBy: 'Milestone' },
  { kind: 'task', name: 'Done or not', type: 'board', groupBy: 'Done' },
];

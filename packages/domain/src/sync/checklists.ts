import type { Checklist } from '@sage/notion-sync';

/** The team's tasks belong to Notion. When all that are related to the step under way are done, so is the step. */
export const taskChecklist: Checklist = { kind: 'task', of: { property: 'Milestone', kind: 'milestone' }, done: 'Done', command: 'milestone.complete' };

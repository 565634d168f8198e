import type { NotionOwned } from '@sage/notion-sync';

/** The team's own: what they write here belongs to Notion. When all tasks of a milestone are done, it is completed. */
export const tasks: NotionOwned = {
  owner: 'notion',
  kind: 'task',
  dataSource: 'Team Tasks',
  dependsOn: ['project', 'milestone'],
  properties: {
    Name: { type: 'title' },
    Project: { type: 'relation', kind: 'project' },
    Milestone: { type: 'relation', kind: 'milestone' },
    Done: { type: 'checkbox' },
  },
};

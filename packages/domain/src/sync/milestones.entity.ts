import { day, entity, number, pagesOf, status, title } from '@sage/notion-sync';

export interface MilestoneRow {
  name: string;
  project_id: string;
  order: number;
  status: keyof typeof STATUS;
  skipped: boolean;
  due_date: string | null;
  zone: string;
}

const STATUS = { pending: 'Not started', in_progress: 'In progress', completed: 'Done' } as const;
/** A skipped one is pending in the database and counts nowhere: it must not look like work to come. */
const SKIPPED = 'Skipped';

export const milestones = entity({
  kind: 'milestone',
  dataSource: 'Milestones',
  dependsOn: ['project'],
  properties: {
    Name: { type: 'title' },
    Project: { type: 'relation', kind: 'project' },
    Order: { type: 'number', format: 'number' },
    Status: { type: 'status', options: [...Object.values(STATUS), SKIPPED] },
    Due: { type: 'date' },
  },
  toNotion: (row: MilestoneRow) => ({
    Name: title(row.name),
    Project: pagesOf('project', row.project_id),
    Order: number(row.order),
    Status: status(row.skipped ? SKIPPED : STATUS[row.status]),
    Due: day(row.due_date, row.zone),
  }),
});

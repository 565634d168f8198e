import { day, entity, pagesOf, select, title, url } from '@sage/notion-sync';

export interface DeliverableRow {
  id: string;
  name: string;
  project_id: string;
  category: (typeof CATEGORIES)[number];
  uploaded_at: string;
  zone: string;
}

const CATEGORIES = ['Document', 'Photo', 'Rendering', 'Floor Plan', 'Invoice', 'Contract', 'Other'] as const;

/** `portalUrl` makes the file's stable address, which checks access: never an address of the storage. */
export const deliverables = (portalUrl: string) =>
  entity({
    kind: 'deliverable',
    dataSource: 'Deliverables',
    dependsOn: ['project'],
    properties: {
      Name: { type: 'title' },
      Project: { type: 'relation', kind: 'project' },
      Category: { type: 'select', options: CATEGORIES },
      'Upload Date': { type: 'date' },
      'File URL': { type: 'url' },
    },
    toNotion: (row: DeliverableRow) => ({
      Name: title(row.name),
      Project: pagesOf('project', row.project_id),
      Category: select(row.category),
      'Upload Date': day(row.uploaded_at, row.zone),
      'File URL': url(new URL(`/deliverables/${row.id}/file`, portalUrl).href),
    }),
  });

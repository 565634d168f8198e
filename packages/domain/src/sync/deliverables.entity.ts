import { day, entity, pagesOf, select, title, url } from '@sage/notion-sync';
import { deliverablePreview, type ShownFile } from './deliverable-preview.ts';

export interface DeliverableRow {
  id: string;
  name: string;
  project_id: string;
  category: (typeof CATEGORIES)[number];
  description: string | null;
  uploaded_at: string;
  zone: string;
  /** Null: there is none, or it stays here. */
  file: ShownFile | null;
}

const CATEGORIES = ['Document', 'Photo', 'Rendering', 'Floor Plan', 'Invoice', 'Contract', 'Other'] as const;

/** `portalUrl` makes the file's stable address, which checks access: never an address of the storage. */
export const deliverables = (portalUrl: string) => {
  const addressOf = ({ id }: DeliverableRow) => new URL(`/deliverables/${id}/file`, portalUrl).href;
  return entity({
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
      'File URL': url(addressOf(row)),
    }),
    toBody: (row) => deliverablePreview({ address: addressOf(row), description: row.description, file: row.file }),
  });
};

import { day, entity, number, pagesOf, select, text, title } from '@sage/notion-sync';
import { projectOverview, type OverviewStep } from './project-overview.ts';

export interface ProjectRow {
  id: string;
  name: string;
  client_id: string;
  tier: number;
  status: keyof typeof STATUS;
  payment_status: keyof typeof PAYMENT;
  created_at: string;
  zone: string;
  current_milestone: string | null;
  /** That count: skipped ones are left out. */
  milestones: number;
  completed: number;
  /** Those that count, in their order. */
  steps: OverviewStep[];
}

const TIERS = ['Tier 1', 'Tier 2', 'Tier 3', 'Tier 4'] as const;
const STATUS = {
  onboarding: 'Onboarding',
  in_progress: 'In Progress',
  awaiting_feedback: 'Awaiting Feedback',
  revisions: 'Revisions',
  delivered: 'Delivered',
  closed: 'Closed',
} as const;
const PAYMENT = { pending: 'Pending', paid: 'Paid', refunded: 'Refunded' } as const;

/** `portalUrl`: the project as its client sees it, for the link in the page's overview. */
export const projects = (portalUrl: string) =>
  entity({
    kind: 'project',
    dataSource: 'Projects',
    dependsOn: ['client'],
    properties: {
      Name: { type: 'title' },
      Client: { type: 'relation', kind: 'client' },
      Tier: { type: 'select', options: TIERS },
      Status: { type: 'select', options: Object.values(STATUS) },
      'Payment Status': { type: 'select', options: Object.values(PAYMENT) },
      Created: { type: 'date' },
      'Current Milestone': { type: 'rich_text' },
      Progress: { type: 'number', format: 'percent' },
    },
    toNotion: (row: ProjectRow) => ({
      Name: title(row.name),
      Client: pagesOf('client', row.client_id),
      Tier: select(`Tier ${row.tier}`),
      Status: select(STATUS[row.status]),
      'Payment Status': select(PAYMENT[row.payment_status]),
      Created: day(row.created_at, row.zone),
      'Current Milestone': text(row.current_milestone),
      Progress: number(progress(row)),
    }),
    toBody: (row) =>
      projectOverview({
        address: new URL(`/projects/${row.id}`, portalUrl).href,
        summary: [`Tier ${row.tier}`, STATUS[row.status], `Payment ${PAYMENT[row.payment_status].toLowerCase()}`, `${row.completed} of ${row.milestones} steps done`],
        steps: row.steps,
        zone: row.zone,
      }),
    commands: { Status: { Delivered: 'project.complete' } },
  });

/** A share of 1, in whole percents. */
const progress = ({ milestones, completed }: ProjectRow) => (milestones === 0 ? 0 : Math.round((completed / milestones) * 100) / 100);

import { day, entity, select, text, title } from '@sage/notion-sync';

export interface LeadRow {
  name: string | null;
  /** The approved one, else the recommended one. */
  tier: number;
  status: keyof typeof STATUS;
  budget_kind: 'amount' | 'share_of_install' | 'unsure' | null;
  /** The chosen band, in words. */
  budget_range: string | null;
  budget_cents: number | null;
  timeline: string | null;
  timeline_weeks: number | null;
  project_type: keyof typeof TYPE | null;
  routing_reason: string | null;
  created_at: string;
  zone: string;
}

const STATUS = { new: 'New', qualified: 'Qualified', needs_review: 'Needs Review', closed: 'Closed' } as const;
const TYPE = {
  simple_renovation: 'Simple Renovation',
  standard_renovation: 'Standard Renovation',
  small_addition: 'Small Addition',
  standard_addition: 'Standard Addition',
  major_renovation: 'Major Renovation',
  new_build: 'New Build',
  complex: 'Complex',
  multiple_properties: 'Multiple Properties',
} as const;

/** A summary, off until an admin wants it. How to reach the person stays in the console. */
export const leads = entity({
  kind: 'lead',
  dataSource: 'Leads',
  dependsOn: [],
  properties: {
    Name: { type: 'title' },
    Tier: { type: 'select', options: ['Tier 1', 'Tier 2', 'Tier 3', 'Tier 4'] },
    Status: { type: 'select', options: Object.values(STATUS) },
    Budget: { type: 'rich_text' },
    Timeline: { type: 'rich_text' },
    Type: { type: 'select', options: Object.values(TYPE) },
    Reason: { type: 'rich_text' },
    Created: { type: 'date' },
  },
  toNotion: (row: LeadRow) => ({
    Name: title(row.name ?? 'Unnamed lead'),
    Tier: select(`Tier ${row.tier}`),
    Status: select(STATUS[row.status]),
    Budget: text(budgetOf(row)),
    Timeline: text(row.timeline_weeks === null ? row.timeline : `${row.timeline_weeks} ${row.timeline_weeks === 1 ? 'week' : 'weeks'}`),
    Type: select(row.project_type && TYPE[row.project_type]),
    Reason: text(row.routing_reason),
    Created: day(row.created_at, row.zone),
  }),
});

function budgetOf({ budget_kind: kind, budget_range: range, budget_cents: cents }: LeadRow): string | null {
  if (kind === 'share_of_install') return 'A share of the install';
  if (kind === 'unsure') return 'Not sure';
  if (range || cents === null) return range;
  return new Intl.NumberFormat('en-US', { style: 'currency', currency: 'usd', maximumFractionDigits: 0 }).format(cents / 100);
}

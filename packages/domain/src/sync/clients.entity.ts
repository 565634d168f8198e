import { entity, select, text, title } from '@sage/notion-sync';

export interface ClientRow {
  name: string;
  /** By a setting. */
  details?: { tier: number; status: keyof typeof STATUS; address: string | null };
}

const STATUS = { onboarding: 'Onboarding', active: 'Active', completed: 'Completed', closed: 'Closed' } as const;

/** Projects relate to it, so it is always there. Without the setting it says nothing of a person but the name; what it said before is taken back. */
export const clients = entity({
  kind: 'client',
  dataSource: 'Clients',
  dependsOn: [],
  properties: {
    Name: { type: 'title' },
    Tier: { type: 'select', options: ['Tier 1', 'Tier 2', 'Tier 3', 'Tier 4'] },
    Status: { type: 'select', options: Object.values(STATUS) },
    Address: { type: 'rich_text' },
  },
  toNotion: ({ name, details }: ClientRow) => ({
    Name: title(name),
    Tier: select(details ? `Tier ${details.tier}` : null),
    Status: select(details ? STATUS[details.status] : null),
    Address: text(details?.address ?? null),
  }),
});

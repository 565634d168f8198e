import { managedLink, type ManagedBlock, type Words } from '@sage/notion-sync';

export interface OverviewStep {
  name: string;
  status: keyof typeof SIGN;
  turn: 'client' | 'studio';
  /** When it was completed, else when it is due. */
  day: string | null;
}

export interface Overview {
  /** Of the project as its client sees it. */
  address: string;
  summary: readonly string[];
  steps: readonly OverviewStep[];
  zone: string;
}

const SIGN = { completed: '✓', in_progress: '▸', pending: '○' } as const;
const TURN = { client: "client's turn", studio: "studio's turn" } as const;
/** Notion takes a hundred pieces of text in a block. */
const MOST_STEPS = 80;

/** Summary and milestones of a project, in one block of text: it changes by one call, and people write below it. */
export const projectOverview = ({ address, summary, steps, zone }: Overview): ManagedBlock => ({
  type: 'callout',
  icon: '🌿',
  words: [
    { text: 'Overview', bold: true, link: managedLink(address) },
    { text: `\n${summary.join(' · ')}\n` },
    ...steps.slice(0, MOST_STEPS).map((step) => lineOf(step, zone)),
    ...(steps.length > MOST_STEPS ? [{ text: `\nand ${steps.length - MOST_STEPS} more` }] : []),
    { text: '\n\nSAGE writes this block anew when the project moves. What people write outside of it is the design brief: in two-way mode the client reads it in the portal.', faded: true },
  ],
});

function lineOf({ name, status, turn, day }: OverviewStep, zone: string): Words {
  const when = day && new Intl.DateTimeFormat('en-US', { timeZone: zone, dateStyle: 'medium' }).format(new Date(day));
  const facts = { completed: [when], in_progress: [TURN[turn], when && `due ${when}`], pending: [when && `due ${when}`] }[status];
  const text = `\n${[`${SIGN[status]} ${name}`, ...facts.filter(Boolean)].join(' · ')}`;
  return { text, ...(status === 'in_progress' && { bold: true }), ...(status === 'pending' && { faded: true }) };
}

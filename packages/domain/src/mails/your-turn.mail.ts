import { z } from '@sage/config/z';
import { template } from './template.ts';
import { day } from './words.ts';

const facts = z.object({
  step: z.string(),
  kind: z.enum(['start', 'work', 'review', 'revision']),
  due_date: z.string().nullable(),
  project_id: z.uuid(),
  project: z.string(),
});
type Turn = z.infer<typeof facts>;

const askOf = ({ kind, step }: Turn) =>
  kind === 'review' ? 'What we have drawn is in your portal. Look at it, and tell us what you think in a message there.' : `The next step is ${step}, and it is up to you. Write us a message in your portal to agree on it.`;

/** Whoever reads the mail of another still has to sign in. */
export const yourTurnMail = template(facts, (turn, { studio, links }) => ({
  subject: turn.kind === 'review' ? `The ${turn.project} is ready for your review` : `Your turn: ${turn.step} of the ${turn.project}`,
  name: null,
  paragraphs: [askOf(turn)],
  facts: [['Project', turn.project], ['Step', turn.step], ...(turn.due_date ? [['Until', day(turn.due_date, studio.zone)] as [string, string]] : [])],
  action: { label: 'See it in your portal', url: `${links.PORTAL_URL}/projects/${turn.project_id}` },
}));

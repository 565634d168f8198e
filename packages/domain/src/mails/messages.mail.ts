import { z } from '@sage/config/z';
import { template } from './template.ts';

const facts = z.object({
  project_id: z.uuid(),
  project: z.string(),
  name: z.string().nullable(),
  is_team: z.boolean(),
  messages: z.array(z.object({ from: z.string().nullable(), side: z.enum(['client', 'studio']), body: z.string() })).min(1),
});
type Facts = z.infer<typeof facts>;
type Said = Facts['messages'][number];

const LONGEST = 1_200;
const MOST = 10;

const by = ({ from, side }: Said) => from ?? (side === 'studio' ? 'The studio' : 'The client');
const short = (body: string) => (body.length > LONGEST ? `${body.slice(0, LONGEST).trimEnd()}…` : body);

function subjectOf({ messages, project }: Facts): string {
  const [first] = messages;
  return first && messages.length === 1 ? `${by(first)} wrote to you about the ${project}` : `${messages.length} messages about the ${project}`;
}

/** All that was written within five minutes, in one mail. Who has read it meanwhile gets none. */
export const messagesMail = template(facts, (told, { links }) => ({
  subject: subjectOf(told),
  name: told.name,
  paragraphs: [
    ...told.messages.slice(0, MOST).map((said) => `${by(said)}: ${short(said.body)}`),
    ...(told.messages.length > MOST ? [`And ${told.messages.length - MOST} more.`] : []),
  ],
  action: {
    label: 'Read and answer',
    url: told.is_team ? `${links.OPS_URL}/projects/${told.project_id}#messages` : `${links.PORTAL_URL}/projects/${told.project_id}/messages`,
  },
}));

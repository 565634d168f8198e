import { z } from '@sage/config/z';
import { template, type MailTemplate } from './template.ts';

const facts = z.object({ user_id: z.uuid(), name: z.string().nullable(), project: z.string().nullable() });

export const invitationMail: MailTemplate = {
  link: (given) => ({ userId: facts.parse(given).user_id, purpose: 'invitation' }),
  ...template(facts, ({ name, project }, { studio, links, token }) => {
    if (!token) throw new Error('an invitation needs its token');
    return {
      subject: project ? `Your portal for the ${project} is ready` : 'Your portal is ready',
      name,
      paragraphs: [
        `${studio.name} opened a portal for you. It shows what happens next and whose turn it is, your plans as they are made, and your receipts.`,
        'Choose a password to open it.',
      ],
      action: { label: 'Open your portal', url: `${links.PORTAL_URL}/invitation/${token}` },
      notes: ['The link works once, within the next 72 hours. If you did not expect this mail, you can ignore it.'],
    };
  }),
};

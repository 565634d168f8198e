import { z } from '@sage/config/z';
import { template, type MailTemplate } from './template.ts';

const facts = z.object({ user_id: z.uuid(), name: z.string().nullable() });

export const passwordResetMail: MailTemplate = {
  link: (given) => ({ userId: facts.parse(given).user_id, purpose: 'reset' }),
  ...template(facts, ({ name }, { studio, links, token }) => {
    if (!token) throw new Error('a reset needs its token');
    return {
      subject: 'Choose a new password',
      name,
      paragraphs: [`Somebody, most likely you, asked for a new password for your portal at ${studio.name}.`],
      action: { label: 'Choose a new password', url: `${links.PORTAL_URL}/invitation/${token}` },
      notes: ['The link works once, within the next 30 minutes. If it was not you, ignore this mail: your password stays as it is.'],
    };
  }),
};

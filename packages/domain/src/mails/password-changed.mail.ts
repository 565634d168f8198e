import { z } from '@sage/config/z';
import { template } from './template.ts';

const facts = z.object({ name: z.string().nullable() });

export const passwordChangedMail = template(facts, ({ name }, { studio, links }) => ({
  subject: 'Your password was changed',
  name,
  paragraphs: [
    `The password of your portal at ${studio.name} was changed a moment ago, and every device that was signed in is signed out.`,
    'If it was not you, ask for a new link at once and answer this mail, so that we can help.',
  ],
  action: { label: 'Ask for a new link', url: `${links.PORTAL_URL}/link` },
}));

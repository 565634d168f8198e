import { z } from '@sage/config/z';
import { template } from './template.ts';

const facts = z.object({ submission_id: z.uuid(), question: z.string() });

/** The team's own words, and the ways to answer. Without a name: whoever filled in the form may not be who reads this. */
export const leadQuestionMail = template(facts, ({ question }, { studio, links }) => ({
  subject: 'One question about your project',
  name: null,
  paragraphs: [
    `Before ${studio.name} recommends a tier for good, one of us would like to know a little more:`,
    question,
    'You can simply answer this mail. If it changes what you told us, fill in the form once more: it takes five short steps, and we look at both together.',
  ],
  action: { label: 'Go back to the form', url: `${links.INTAKE_URL}/start` },
  notes: ['If you did not fill in our form, somebody mistyped an address: you can ignore this mail.'],
}));

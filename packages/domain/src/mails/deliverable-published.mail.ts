import { z } from '@sage/config/z';
import { template } from './template.ts';

const facts = z.object({
  deliverable: z.string(),
  category: z.string(),
  version: z.int(),
  description: z.string().nullable(),
  project_id: z.uuid(),
  project: z.string(),
});

/** Without a link to the file itself: whoever reads the mail of another still has to sign in. */
export const deliverablePublishedMail = template(facts, ({ deliverable, category, version, description, project_id, project }, { links }) => ({
  subject: version > 1 ? `A new version of ${deliverable} for the ${project}` : `New for the ${project}: ${deliverable}`,
  name: null,
  paragraphs: [
    version > 1 ? `Version ${version} of ${deliverable} is in your portal.` : `${deliverable} is in your portal.`,
    ...(description ? [description] : []),
  ],
  facts: [
    ['Project', project],
    ['Kind', category],
  ],
  action: { label: 'See it in your portal', url: `${links.PORTAL_URL}/projects/${project_id}#deliverables` },
}));

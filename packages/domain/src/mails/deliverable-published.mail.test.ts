import { expect, it } from 'vitest';
import { deliverablePublishedMail } from './deliverable-published.mail.ts';

const CONTEXT = { studio: { name: 'KAA', zone: 'America/Los_Angeles' }, links: { PORTAL_URL: 'https://portal.example', INTAKE_URL: 'https://sage.example', OPS_URL: 'https://ops.example' }, token: null };
const FACTS = { deliverable: 'Planting plan', category: 'Document', version: 1, description: null, project_id: '0b4f9a2e-0000-4000-8000-0000000000aa', project: 'Alder Lane garden' };

it('leads to the project, and says which version it is', () => {
  const first = deliverablePublishedMail.write(FACTS, CONTEXT);
  expect(first.subject).toBe('New for the Alder Lane garden: Planting plan');
  expect(first.text).toContain('https://portal.example/projects/0b4f9a2e-0000-4000-8000-0000000000aa#deliverables');
  expect(deliverablePublishedMail.write({ ...FACTS, version: 2 }, CONTEXT).text).toContain('Version 2 of Planting plan');
});

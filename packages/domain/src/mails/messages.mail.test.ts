import { expect, it } from 'vitest';
import { messagesMail } from './messages.mail.ts';

const CONTEXT = {
  studio: { name: 'KAA', zone: 'America/Los_Angeles' },
  links: { PORTAL_URL: 'https://portal.example', INTAKE_URL: 'https://sage.example', OPS_URL: 'https://ops.example' },
  token: null,
};
const said = (body: string, from: string | null = 'Tom') => ({ from, side: 'studio', body });
const PROJECT = '0b4f9a2e-0000-4000-8000-0000000000aa';
const write = (messages: object[], more = {}) => messagesMail.write({ project_id: PROJECT, project: 'Alder Lane garden', name: 'Maya', is_team: false, messages, ...more }, CONTEXT);

it('says who wrote, what, and where to answer', () => {
  const mail = write([said('The plan <b>is</b> ready.')]);
  expect(mail.subject).toBe('Tom wrote to you about the Alder Lane garden');
  expect(mail.text).toContain('Tom: The plan <b>is</b> ready.');
  expect(mail.html).toContain('&lt;b&gt;is');
  expect(mail.text).toContain(`https://portal.example/projects/${PROJECT}/messages`);
});

it('gathers several, and leads the team into the console', () => {
  const mail = write([said('One'), said('Two', null)], { is_team: true });
  expect(mail.subject).toBe('2 messages about the Alder Lane garden');
  expect(mail.text).toContain('Tom: One\n\nThe studio: Two');
  expect(mail.text).toContain(`https://ops.example/projects/${PROJECT}#messages`);
});

it('stays short, whatever was written', () => {
  const mail = write(Array.from({ length: 30 }, () => said('x'.repeat(10_000))));
  expect(mail.text.length).toBeLessThan(14_000);
  expect(mail.text).toContain('And 20 more.');
});

import { expect, it } from 'vitest';
import { yourTurnMail } from './your-turn.mail.ts';

const CONTEXT = { studio: { name: 'KAA', zone: 'America/Los_Angeles' }, links: { PORTAL_URL: 'https://portal.example', INTAKE_URL: 'https://sage.example', OPS_URL: 'https://ops.example' }, token: null };
const FACTS = { step: 'Review', kind: 'review', due_date: '2026-03-03T01:00:00Z', project_id: '0b4f9a2e-0000-4000-8000-0000000000aa', project: 'Alder Lane garden' };

it('says what is asked, until when in the studio\'s zone, and leads to the project', () => {
  const { subject, text } = yourTurnMail.write(FACTS, CONTEXT);
  expect(subject).toBe('The Alder Lane garden is ready for your review');
  expect(text).toContain('Until: March 2, 2026');
  expect(text).toMatch(/https:\/\/portal\.example\/projects\/0b4f9a2e-0000-4000-8000-0000000000aa\n/);
});

it('names a step that is no review, and no day where there is none', () => {
  const { subject, text } = yourTurnMail.write({ ...FACTS, step: 'Kickoff Call', kind: 'work', due_date: null }, CONTEXT);
  expect(subject).toBe('Your turn: Kickoff Call of the Alder Lane garden');
  expect(text).toContain('The next step is Kickoff Call');
  expect(text).not.toContain('Until');
});

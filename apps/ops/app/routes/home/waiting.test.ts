import { expect, it } from 'vitest';
import { waiting } from './waiting.ts';

const calm = { leads_to_review: 0, open_projects: 31, payments_failed: 0, no_entry: 0, sync_failed: 0, conflicts_to_decide: 0, conflicts_put_back: 7 };

it('is calm when only projects are open, and what people set in Notion was put back', () => {
  expect(waiting(calm, []).title).toBe('Nothing waits for you.');
});

it('names what waits, and only that', () => {
  expect(waiting({ ...calm, leads_to_review: 4, payments_failed: 1 }, [])).toEqual({ title: '5 things wait for you.', words: '4 leads to review and 1 failed payment.' });
  expect(waiting({ ...calm, sync_failed: 1 }, [])).toEqual({ title: 'One thing waits for you.', words: '1 record set aside by the sync.' });
  expect(waiting({ ...calm, no_entry: 2, conflicts_to_decide: 1 }, [])).toEqual({ title: '3 things wait for you.', words: '2 clients who cannot sign in and 1 edit in Notion to decide about.' });
});

it('counts what of the sync as a whole waits for somebody', () => {
  expect(waiting(calm, ['the Notion sync, which is stopped'])).toEqual({ title: 'One thing waits for you.', words: 'The Notion sync, which is stopped.' });
  expect(waiting({ ...calm, leads_to_review: 1 }, ['the Notion sync, which is stopped']).words).toBe('1 lead to review and the Notion sync, which is stopped.');
});

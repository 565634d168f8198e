import { expect, it } from 'vitest';
import { jobs } from './jobs.ts';

it('keeps ended sessions for 90 days unless told otherwise', () => {
  expect(jobs['sessions.prune'].parse({})).toEqual({ keepDays: 90 });
});

it('keeps what the sync did for 30 days, and what came of it for 90, unless told otherwise', () => {
  expect(jobs['sync.prune'].parse({})).toEqual({ keepDays: 30, keepFindingsDays: 90 });
});

it.each([{ keepDays: 0 }, { keepDays: 1.5 }, { keepDays: '90' }, { days: 90 }, null])('refuses %j', (payload) => {
  expect(jobs['sessions.prune'].safeParse(payload).success).toBe(false);
});

import { expect, it } from 'vitest';
import { formatDateTime } from './date-time.tsx';

it('shows the day of the studio, not of the server', () => {
  expect(formatDateTime('2026-01-13T01:00:00Z', 'America/Los_Angeles')).toBe('January 12, 2026');
  expect(formatDateTime('2026-01-13T01:00:00Z', 'Europe/Berlin', 'day')).toBe('January 13');
});

it('names the zone of a moment', () => {
  expect(formatDateTime('2026-01-13T01:00:00Z', 'America/Los_Angeles', 'moment')).toMatch(/Jan 12, 2026, 5:00\sPM PST/);
});

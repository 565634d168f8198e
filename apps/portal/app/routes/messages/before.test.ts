import { expect, it } from 'vitest';
import { beforeOf, hrefBefore } from './before.ts';

it('comes back as it was, with its microseconds and its zone', () => {
  const cursor = { created_at: '2026-01-05T12:00:00.123456+00:00', id: '0b4f9a2e-0000-4000-8000-000000000009' };
  expect(beforeOf(new URLSearchParams(hrefBefore(cursor)))).toEqual(cursor);
});

it('is not there for the latest, and nothing that a procedure takes for what is no place', () => {
  expect(beforeOf(new URLSearchParams(''))).toBeUndefined();
  expect(beforeOf(new URLSearchParams('?before='))).toEqual({ created_at: '', id: '' });
});

import { expect, it } from 'vitest';
import { cursorOf, hrefAfter } from './cursor.ts';

const cursor = { created_at: '2026-01-05T12:00:00.123456+00:00', id: '0b4f9a2e-0000-4000-8000-000000000009' };

it('comes back from an address as it went into it, beside the filter', () => {
  const query = new URL(hrefAfter(new URLSearchParams('status=closed&after=old~id'), cursor), 'http://localhost').searchParams;
  expect(cursorOf(query)).toEqual(cursor);
  expect(query.get('status')).toBe('closed');
});

it('is none without the parameter, and a wrong one when it is empty', () => {
  expect(cursorOf(new URLSearchParams())).toBeUndefined();
  expect(cursorOf(new URLSearchParams('after='))).toEqual({ created_at: '', id: '' });
});

import { expect, it } from 'vitest';
import { failureResponse } from './failure-response.ts';

const get = { method: 'GET' };
const post = { method: 'POST' };

it('keeps status and message', async () => {
  const response = failureResponse({ kind: 'forbidden', status: 403, message: 'You may not do this.' }, get);
  expect(response.status).toBe(403);
  expect(await response.json()).toEqual({ message: 'You may not do this.' });
});

it('tells which request it was, for the error page', async () => {
  const response = failureResponse({ kind: 'unavailable', status: 503, message: 'Away.' }, get, 'request-1');
  expect(await response.json()).toMatchObject({ requestId: 'request-1' });
});

it('answers a bad address with 404, a bad form with 400', () => {
  const invalid = { kind: 'invalid', status: 400, message: 'Not a uuid.' };
  expect(failureResponse(invalid, get).status).toBe(404);
  expect(failureResponse(invalid, post).status).toBe(400);
});

it('says when to come back', () => {
  expect(failureResponse({ kind: 'limited', status: 429, message: 'Wait.', retryAfterSeconds: 30 }, post).headers.get('Retry-After')).toBe('30');
});

import { DatabaseError, type DatabaseErrorKind } from '@sage/db';
import { z } from '@sage/config/z';
import { TRPCError } from '@trpc/server';
import { describe, expect, it } from 'vitest';
import { DomainError, found } from '../errors.ts';
import { failureOf } from '../failure.ts';
import { contextOf, facts, recordingLog } from '../testing/contexts.ts';
import { errorOf, queryRequest } from '../testing/http.ts';
import { createCallerFactory, router, visitorProcedure } from '../trpc.ts';
import { createRuntime } from './runtime.ts';

const NEUTRAL = 'Something went wrong on our side. We have been told. Please try again.';
const SECRET = 'select password_hash from users where email = \'maya@example.com\'';
const fail = (make: () => unknown) =>
  visitorProcedure.query(() => {
    throw make();
  });

const AWAY = 'The database cannot be reached at the moment.';
const databaseError = (kind: DatabaseErrorKind, message: string) => new DatabaseError(kind, message, { message: SECRET, details: SECRET });

/** [what is thrown, kind, status, what the person reads, lines in the log] */
const TABLE: Record<string, [() => unknown, string, number, string, number]> = {
  notFound: [() => new DomainError('not_found', 'There is no such lead.'), 'not_found', 404, 'There is no such lead.', 0],
  nothingFound: [() => found(null, 'lead'), 'not_found', 404, 'There is no such lead.', 0],
  forbidden: [() => new DomainError('forbidden', 'Only the studio may.'), 'forbidden', 403, 'Only the studio may.', 0],
  conflict: [() => new DomainError('conflict', 'Paid already.'), 'conflict', 409, 'Paid already.', 0],
  invalid: [() => new DomainError('invalid', 'Too short.'), 'invalid', 400, 'Too short.', 0],
  limited: [() => new DomainError('limited', 'Wait.', { retryAfterSeconds: 7 }), 'limited', 429, 'Wait.', 0],
  rowMissing: [() => databaseError('not_found', 'Not found.'), 'not_found', 404, 'Not found.', 0],
  rowHidden: [() => databaseError('forbidden', 'Not allowed.'), 'forbidden', 403, 'Not allowed.', 0],
  rowChanged: [() => databaseError('conflict', 'This was changed.'), 'conflict', 409, 'This was changed.', 0],
  rowRefused: [() => databaseError('invalid', 'Not a valid value.'), 'invalid', 400, 'Not a valid value.', 0],
  rowLimited: [() => databaseError('limited', 'Too many attempts.'), 'limited', 429, 'Too many attempts.', 0],
  databaseAway: [() => databaseError('unavailable', AWAY), 'unavailable', 503, AWAY, 1],
  databaseBug: [() => databaseError('unexpected', 'The database answered with an error.'), 'unexpected', 500, NEUTRAL, 1],
  bug: [() => new TypeError(SECRET), 'unexpected', 500, NEUTRAL, 1],
  nonError: [() => SECRET, 'unexpected', 500, NEUTRAL, 1],
  ourOwnZodError: [() => z.strictObject({}).parse({ [SECRET]: 1 }), 'unexpected', 500, NEUTRAL, 1],
  signedOut: [() => new TRPCError({ code: 'UNAUTHORIZED', message: SECRET }), 'signed_out', 401, 'Please sign in.', 0],
  unlistedCode: [() => new TRPCError({ code: 'IM_A_TEAPOT' as never, message: SECRET }), 'unexpected', 500, NEUTRAL, 1],
};

const failing = router(Object.fromEntries(Object.entries(TABLE).map(([name, [make]]) => [name, fail(() => make())])));
const runtimeWith = (openContext: Parameters<typeof createRuntime>[0]['openContext']) =>
  createRuntime({ router: failing, createCaller: createCallerFactory(failing), openContext });
const healthy = () => {
  const { log, lines } = recordingLog();
  const mine = facts({ log });
  return { lines, mine, runtime: runtimeWith(async (given, door) => ({ ...contextOf('visitor', door), ...given })) };
};
const caught = (promise: Promise<unknown>) => promise.then(() => expect.fail('did not throw'), (thrown: unknown) => thrown);

describe.each(Object.entries(TABLE))('%s', (name, [, kind, status, message, logged]) => {
  it('reaches a browser as its kind and message, and nothing else', async () => {
    const { runtime, mine, lines } = healthy();
    const response = await runtime.handle(queryRequest(name), mine);
    const text = await response.clone().text();
    expect(response.status).toBe(status);
    expect((await errorOf(response)).data).toMatchObject({ kind, message, httpStatus: status });
    expect(text).not.toMatch(/stack|select|maya|node_modules|\.ts/);
    expect(lines).toHaveLength(logged);
  });

  it('reaches our own server code likewise', async () => {
    const { runtime, mine, lines } = healthy();
    const thrown = await caught(runtime.caller(await runtime.contextFor(mine))[name]!());
    expect(failureOf(thrown)).toMatchObject({ kind, message, status });
    expect((thrown as Error).message).not.toContain('hash');
    expect(lines).toHaveLength(logged);
  });
});

it('logs a bug once, with the request, the procedure and the cause, and without the rows that Postgres quotes', async () => {
  const { runtime, mine, lines } = healthy();
  await runtime.handle(queryRequest('databaseBug'), mine);
  const details = { requestId: 'request-1', procedure: 'databaseBug', err: expect.any(DatabaseError), database: { message: SECRET } };
  expect(lines).toEqual([{ level: 'error', message: 'a request failed', details }]);
});

it('says how long to wait, in the header too', async () => {
  const { runtime, mine } = healthy();
  const response = await runtime.handle(queryRequest('limited'), mine);
  expect(response.headers.get('Retry-After')).toBe('7');
  expect((await errorOf(response)).data.retryAfterSeconds).toBe(7);
});

describe('when the session cannot be checked', () => {
  const away = () => {
    const { log, lines } = recordingLog();
    const runtime = runtimeWith(async () => {
      throw databaseError('unavailable', AWAY);
    });
    return { runtime, lines, mine: facts({ log }) };
  };

  it('a browser gets 503', async () => {
    const { runtime, mine, lines } = away();
    expect((await runtime.handle(queryRequest('bug'), mine)).status).toBe(503);
    expect(lines).toHaveLength(1);
  });

  it('a page gets the same', async () => {
    const { runtime, mine, lines } = away();
    expect(failureOf(await caught(runtime.contextFor(mine)))).toMatchObject({ kind: 'unavailable', status: 503 });
    expect(lines).toHaveLength(1);
  });
});

import { describe, expect, it } from 'vitest';
import type { DomainError } from '../errors.ts';
import { userOf } from '../testing/contexts.ts';
import type { Passwords } from './passwords.ts';
import { createQueue } from './queue.ts';
import { hashSessionToken } from './session-token.ts';
import type { Sessions } from './sessions.ts';
import { signIn, type SignInContext } from './sign-in.ts';

const MAYA = userOf('sage_client');
const KNOWN = { login: MAYA.email!, password: 'maya\'s long password' };

/** why: the work of a real hash would say nothing more about the order of steps. */
const fakePasswords = (steps: string[], hasRoom = true): Passwords => ({
  hasRoom: () => hasRoom,
  hash: async (password) => `hash of ${password}`,
  verify: async (password, stored) => {
    steps.push('verify');
    if (stored === `old hash of ${password}`) return { matches: true, rehash: `hash of ${password}` };
    return { matches: stored === `hash of ${password}` };
  },
});

/** why: the SQL functions are tested on Postgres; here each call is recorded. */
function fakeSessions(steps: string[], { retryAfter = 0, hash = `hash of ${KNOWN.password}` } = {}) {
  const calls: { begin: unknown[]; complete: Parameters<Sessions['completeSignIn']>[0][] } = { begin: [], complete: [] };
  const sessions: Sessions = {
    beginSignIn: async (attempt) => {
      steps.push('begin');
      calls.begin.push(attempt);
      const known = retryAfter === 0 && attempt.login === MAYA.email;
      return { retry_after_seconds: retryAfter, user_id: known ? MAYA.id : null, password_hash: known ? hash : null };
    },
    completeSignIn: async (attempt) => {
      steps.push('complete');
      calls.complete.push(attempt);
      return { id: '0b4f9a2e-0000-4000-8000-000000000009', user: MAYA };
    },
    check: async () => null,
    end: async () => {},
  };
  return { sessions, calls };
}

function given(options: Parameters<typeof fakeSessions>[1] & { hasRoom?: boolean } = {}) {
  const steps: string[] = [];
  const { sessions, calls } = fakeSessions(steps, options);
  const context: SignInContext = {
    address: '203.0.113.9',
    userAgent: 'a browser',
    requestId: 'request-1',
    signIn: { audience: 'portal', sessions, passwords: fakePasswords(steps, options.hasRoom) },
  };
  return { steps, calls, context };
}

const refusal = (promise: Promise<unknown>): Promise<DomainError> => promise.then(() => expect.fail('was let in'), (error) => error);

describe('with the right password', () => {
  it('starts a session and returns its token, of which the database gets the hash', async () => {
    const { context, calls, steps } = given();
    const { token, user } = await signIn(context, { ...KNOWN, login: ` ${KNOWN.login.toUpperCase()} ` });
    expect(user).toEqual(MAYA);
    expect(steps).toEqual(['begin', 'verify', 'complete']);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(calls.complete).toEqual([
      {
        login: KNOWN.login,
        audience: 'portal',
        network: '203.0.113.0/24',
        requestId: 'request-1',
        userId: MAYA.id,
        tokenHash: hashSessionToken(token),
        userAgent: 'a browser',
        rehash: undefined,
      },
    ]);
    expect(JSON.stringify(calls)).not.toContain(token);
  });

  it('makes another token each time', async () => {
    const { context } = given();
    const [first, second] = [await signIn(context, KNOWN), await signIn(context, KNOWN)];
    expect(first.token).not.toBe(second.token);
  });

  it('brings an old hash up to date', async () => {
    const { context, calls } = given({ hash: `old hash of ${KNOWN.password}` });
    await signIn(context, KNOWN);
    expect(calls.complete[0]?.rehash).toBe(`hash of ${KNOWN.password}`);
  });
});

describe('a known and an unknown name', () => {
  const wrong = { ...KNOWN, password: 'something else entirely' };
  const unknown = { ...wrong, login: 'nobody@example.com' };
  const unknownAddress = { ...wrong, login: '12 North Oak Avenue' };

  it('cost the same steps and get the same answer', async () => {
    const answers = [];
    for (const input of [wrong, unknown, unknownAddress, { ...KNOWN, login: 'nobody@example.com' }]) {
      const { context, steps } = given();
      const { kind, message, fields, retryAfterSeconds } = await refusal(signIn(context, input));
      answers.push({ kind, message, fields, retryAfterSeconds, steps });
    }
    expect(answers[0]).toMatchObject({ kind: 'invalid', message: expect.stringContaining('e-mail'), steps: ['begin', 'verify'] });
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  it('wait alike', async () => {
    const answers = [];
    for (const input of [KNOWN, unknown]) {
      const { context, steps } = given({ retryAfter: 8 });
      const { kind, message, retryAfterSeconds } = await refusal(signIn(context, input));
      answers.push({ kind, message, retryAfterSeconds, steps });
    }
    const message = 'Too many tries. Try again in 8 seconds.';
    expect(answers[0]).toEqual({ kind: 'limited', message, retryAfterSeconds: 8, steps: ['begin'] });
    expect(answers[1]).toEqual(answers[0]);
  });
});

it('counts no try while there is no room to check a password', async () => {
  const { context, steps } = given({ hasRoom: false });
  expect(await refusal(signIn(context, KNOWN))).toMatchObject({ kind: 'limited' });
  expect(steps).toEqual([]);
});

it('fails closed when the attempt cannot be counted', async () => {
  const { context, steps } = given();
  const away = new Error('away');
  context.signIn.sessions.beginSignIn = () => Promise.reject(away);
  expect(await refusal(signIn(context, KNOWN))).toBe(away);
  expect(steps).toEqual([]);
});

it('checks at most as many passwords at once as the queue lets through', async () => {
  const { context, steps } = given();
  const queue = createQueue({ atOnce: 4, waiting: 20 });
  let running = 0;
  let most = 0;
  const slow = async () => {
    most = Math.max(most, (running += 1));
    await new Promise(setImmediate);
    running -= 1;
    return { matches: true };
  };
  context.signIn.passwords = { ...context.signIn.passwords, hasRoom: queue.hasRoom, verify: () => queue.run(slow) };
  await Promise.all(Array.from({ length: 12 }, () => signIn(context, KNOWN)));
  expect(most).toBe(4);
  expect(steps.filter((step) => step === 'complete')).toHaveLength(12);
});

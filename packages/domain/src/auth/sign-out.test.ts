import { expect, it } from 'vitest';
import { contextOf } from '../testing/contexts.ts';
import { createSessionToken, hashSessionToken } from './session-token.ts';
import { signOut } from './sign-out.ts';

function given(sessionToken: string | null) {
  const ended: unknown[] = [];
  const signIn = contextOf('visitor').signIn!;
  const sessions = { ...signIn.sessions, end: async (...call: unknown[]) => void ended.push(call) };
  return { ended, context: { sessionToken, requestId: 'request-1', signIn: { ...signIn, sessions } } };
}

it('ends the session of the cookie', async () => {
  const token = createSessionToken();
  const { ended, context } = given(token);
  await signOut(context);
  expect(ended).toEqual([[hashSessionToken(token), 'request-1']]);
});

it.each([null, '', 'not one of ours', `${createSessionToken()}=`])('asks the database nothing about %j', async (token) => {
  const { ended, context } = given(token);
  await signOut(context);
  expect(ended).toEqual([]);
});

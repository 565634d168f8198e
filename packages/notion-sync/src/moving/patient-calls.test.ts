import { expect, it } from 'vitest';
import type { Failure } from '../classify.ts';
import { CallFailed, type MakeCall } from '../sync-calls.ts';
import { patiently } from './patient-calls.ts';

const CALL = { effect: 'read', on: 'record' } as const;
const clock = { now: () => null, sleep: async () => undefined };

/** Fails so often, then goes through. */
function failing(times: number, failure: Failure) {
  let tries = 0;
  const call: MakeCall = async (asked, send) => {
    if (++tries <= times) throw new CallFailed(failure, asked, false);
    return send();
  };
  return { asked: () => patiently(call, clock)(CALL, async () => 'there'), tries: () => tries };
}

it('keeps silent as often as Notion asks for it', async () => {
  const { asked, tries } = failing(40, { kind: 'retry', everyone: true, afterSeconds: 1, message: 'You have been rate limited.', requestId: null });
  expect([await asked(), tries()]).toEqual(['there', 41]);
});

it('asks again a few times what fails for no such reason', async () => {
  const { asked, tries } = failing(40, { kind: 'retry', everyone: false, afterSeconds: null, message: 'Conflict.', requestId: null });
  await expect(asked()).rejects.toThrow('Conflict.');
  expect(tries()).toBe(8);
});

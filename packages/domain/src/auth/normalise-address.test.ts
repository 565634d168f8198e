import fc from 'fast-check';
import { expect, it } from 'vitest';
import { normaliseAddress } from './normalise-address.ts';
import { normaliseLogin } from './normalise-login.ts';
import { ADDRESSES } from './testing/addresses.ts';

it.each(ADDRESSES)('%j is %j', (typed, spelled) => {
  expect(normaliseAddress(typed)).toBe(spelled);
});

it('changes nothing the second time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
      const once = normaliseAddress(typed);
      expect(normaliseAddress(once)).toBe(once);
    }),
    { numRuns: 500 },
  );
});

it.each([
  [' Maya@Example.COM ', 'maya@example.com'],
  ['ｍａｙａ@example.com', 'maya@example.com'],
  ['12 North Oak Avenue', '12 n oak ave'],
  ['ma\u0000ya@exam\ud800ple.com', 'maya@example.com'],
  ['12 North\u0000 Oak\udc00 Avenue', '12 n oak ave'],
])('the login %j is %j', (typed, login) => {
  expect(normaliseLogin(typed)).toBe(login);
});

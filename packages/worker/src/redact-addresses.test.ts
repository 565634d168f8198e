import fc from 'fast-check';
import { expect, it } from 'vitest';
import { redactAddresses } from './redact-addresses.ts';

const line = (value: unknown) => `${JSON.stringify({ msg: 'job failed', value })}\n`;
const told = (value: unknown) => (JSON.parse(redactAddresses(line(value))) as { value: unknown }).value;

it.each([
  ['550 5.1.1 <maya.lind+studio@mail.example.co.uk>: no such user', '550 5.1.1 <[address]>: no such user'],
  ['first\nmaya@example.com', 'first\n[address]'],
  ['\u0000maya@example.com', '\u0000[address]'],
  ['smtps://user:secret@mail.example.com:465', 'smtps://user:[address]:465'],
  ['maría@ejemplo.españa', '[address]'],
])('takes the address out of %j', (said, written) => {
  expect(told(said)).toBe(written);
});

it('takes it out of lists and of what lies deep', () => {
  expect(told({ rejected: ['maya@example.com'], errors: [{ recipient: 'leo@example.com' }] })).toEqual({ rejected: ['[address]'], errors: [{ recipient: '[address]' }] });
});

it('leaves what only looks a little like one', () => {
  for (const said of ['node_modules/.pnpm/stripe@23.1.0_@types+node@20.19.43/index.js', '@sage/worker', 'a @ b', 'x@localhost']) expect(told(said)).toBe(said);
});

it('never breaks a line, whatever stands around an address', () => {
  const around = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(around, around, (before, after) => {
      const said = told(`${before}<maya@example.com>${after}`) as string;
      expect(said).toContain('<[address]>');
      expect(said).not.toContain('maya@example.com');
    }),
  );
});

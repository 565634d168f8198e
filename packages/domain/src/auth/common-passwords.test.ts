import { expect, it } from 'vitest';
import { isCommonPassword } from './common-passwords.ts';
import { NewPassword } from './new-password.schema.ts';

it.each([
  'password1234',
  'Password2026!',
  'P@ssw0rd12345',
  'passwordpassword',
  'password1password1',
  'Welcome12345!!',
  '123456789012',
  '987654321098',
  'abcdefghijkl',
  'qwertyuiopas',
  'qwertyuiop123',
  '1qaz2wsx3edc',
  'aaaaaaaaaaaa',
  'abcabcabcabc',
  'letmeinletmein',
  '2026september2026',
  'correct horse battery staple',
  'Summer 2026 2026',
])('%j is guessed first', (password) => {
  expect(isCommonPassword(password)).toBe(true);
});

it.each([
  'four words on a wall',
  'olive-tree-by-the-gate',
  'jq84nflw02kd',
  'passing the old orchard',
  'мой сад у моря',
  'garden gnome parade',
])('%j is not', (password) => {
  expect(isCommonPassword(password)).toBe(false);
});

it.each([
  ['eleven signs', 'x7f2kq9wz4m', false],
  ['twelve, of one kind only', 'kfwmzqhtrbdl', true],
  ['a common one', 'password1234', false],
  ['an endless one', 'olive tree '.repeat(100), false],
])('as a new password, %s', (_, password, accepted) => {
  expect(NewPassword.safeParse(password).success).toBe(accepted);
});

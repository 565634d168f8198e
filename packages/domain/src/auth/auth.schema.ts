import { z } from '@sage/config/z';
import { isCommonPassword } from './common-passwords.ts';

/** Sign-in bounds only the length: the rules for new passwords must not lock out who has an old one. */
export const SignInInput = z.strictObject({
  login: z.string().trim().min(1, 'Enter your e-mail address.').max(254, 'This is too long.'),
  password: z.string().min(1, 'Enter your password.').max(1024, 'This is too long.'),
});
export type SignInInput = z.infer<typeof SignInInput>;

/** Length and a blocklist; rules about kinds of characters only make people write passwords down. */
export const NewPassword = z
  .string()
  .min(12, 'Use at least 12 characters.')
  .max(1024, 'This is too long.')
  .refine((password) => !isCommonPassword(password), 'This one is guessed first. Use a few words that do not belong together.');

import { z } from '@sage/config/z';
import { isCommonPassword } from './common-passwords.ts';

/** Length and a blocklist; rules about kinds of characters only make people write passwords down. */
export const NewPassword = z
  .string()
  .min(12, 'Use at least 12 characters.')
  .max(1024, { error: 'This is too long.', abort: true })
  .refine((password) => !isCommonPassword(password), 'This one is guessed first. Use a few words that do not belong together.');

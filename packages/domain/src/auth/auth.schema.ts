import { z } from '@sage/config/z';

/** Sign-in bounds only the length: the rules for new passwords must not lock out who has an old one. */
export const SignInInput = z.strictObject({
  login: z.string().trim().min(1, 'Enter your e-mail address.').max(254, 'This is too long.'),
  password: z.string().min(1, 'Enter your password.').max(1024, 'This is too long.'),
});
export type SignInInput = z.infer<typeof SignInInput>;

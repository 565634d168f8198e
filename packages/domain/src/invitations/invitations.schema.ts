import { z } from '@sage/config/z';
import { NewPassword } from '../auth/new-password.schema.ts';

/** The token of a link: 32 random bytes. Anything else is a link that nobody sent. */
const token = z.string().regex(/^[\w-]{43}$/, 'This link is not complete.');

export const InvitationRef = z.strictObject({ token });
export type InvitationRef = z.infer<typeof InvitationRef>;

export const InvitationPassword = z.strictObject({ password: NewPassword });

export const AcceptInvitationInput = InvitationPassword.extend({ token });
export type AcceptInvitationInput = z.infer<typeof AcceptInvitationInput>;

export const LinkRequest = z.strictObject({
  login: z.string({ error: 'Enter your e-mail address.' }).trim().min(1, 'Enter your e-mail address.').max(254, 'This is too long.').pipe(z.email('This does not look like an e-mail address.')),
});
export type LinkRequest = z.infer<typeof LinkRequest>;

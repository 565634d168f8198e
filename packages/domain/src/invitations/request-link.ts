import { networkOf } from '../auth/network.ts';
import type { Context, SignInParts } from '../context.ts';
import type { LinkRequest } from './invitations.schema.ts';

/** Mails a link to choose a password to whoever this is, if anyone: what the caller learns is the same. */
export const requestLink = ({ signIn: { invitations, audience }, address }: Pick<Context, 'address'> & { signIn: SignInParts }, { login }: LinkRequest) =>
  invitations.request(login, audience, networkOf(address));

import { z } from '@sage/config/z';
import type { Client } from '../client.ts';
import { unwrap } from '../unwrap.ts';
import { startedSession, type Audience, type StartedSession } from './sessions.ts';

const invited = z.object({ name: z.string().nullable(), email: z.string().nullable(), address: z.string().nullable(), is_reset: z.boolean() });
export type Invited = z.infer<typeof invited>;

export interface InvitationAcceptance {
  /** Hex SHA-256 of the token in the link. */
  tokenHash: string;
  passwordHash: string;
  sessionTokenHash: string;
  audience: Audience;
  network: string;
  userAgent: string;
  requestId: string;
}

export const invitationQueries = (client: Client) => ({
  /** Sends a link to whoever this is, if anyone. Tells nothing either way. */
  request: async (login: string, audience: Audience, network: string): Promise<void> =>
    void unwrap(await client.rpc('request_link', { p_login: login, p_audience: audience, p_network: network })),

  /** Whom the link invites. Looking at it does not use it; null when it is unknown, used or too old. */
  find: async (tokenHash: string, audience: Audience): Promise<Invited | null> =>
    invited.nullable().parse(unwrap(await client.rpc('find_invitation', { p_token_hash: tokenHash, p_audience: audience }))),

  /** Uses the link, sets the password and starts the session. Null for all but the first. */
  accept: async (it: InvitationAcceptance): Promise<StartedSession | null> =>
    startedSession.nullable().parse(
      unwrap(
        await client.rpc('accept_invitation', {
          p_token_hash: it.tokenHash,
          p_password_hash: it.passwordHash,
          p_session_token_hash: it.sessionTokenHash,
          p_audience: it.audience,
          p_network: it.network,
          p_user_agent: it.userAgent,
          p_request_id: it.requestId,
        }),
      ),
    ),
});

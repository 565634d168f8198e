import { createHash } from 'node:crypto';

/** The token is in the link only; the database keeps its hash. */
export const hashInvitationToken = (token: string): string => createHash('sha256').update(token).digest('hex');

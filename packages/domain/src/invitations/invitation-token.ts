import { createHash, randomBytes } from 'node:crypto';

const BYTES = 32;

/** For the link only. The database keeps its hash. */
export const createInvitationToken = (): string => randomBytes(BYTES).toString('base64url');

export const hashInvitationToken = (token: string): string => createHash('sha256').update(token).digest('hex');

import { createHash, randomBytes } from 'node:crypto';

const BYTES = 32;
const SHAPE = /^[\w-]{43}$/;

export const createSessionToken = (): string => randomBytes(BYTES).toString('base64url');

/** What the database keeps: a stolen row opens no session. */
export const hashSessionToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Spares the database a question about a cookie that cannot be one of ours. */
export const isSessionToken = (value: string | null): value is string => value !== null && SHAPE.test(value);

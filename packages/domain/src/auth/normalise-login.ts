import { normaliseAddress } from './normalise-address.ts';

/** Postgres stores no NUL, and no half of a character; nobody types either. */
const UNSTORABLE = /[\p{Cc}\p{Cs}]/gu;

/** What a person types to say who they are: an e-mail address, or (without an @) the address of their project. */
export const normaliseLogin = (login: string): string =>
  login.includes('@') ? login.replace(UNSTORABLE, '').normalize('NFKC').trim().toLowerCase() : normaliseAddress(login);

import { normaliseAddress } from './normalise-address.ts';

/** What a person types to say who they are: an e-mail address, or (without an @) the address of their project. */
export const normaliseLogin = (login: string): string =>
  login.includes('@') ? login.normalize('NFKC').trim().toLowerCase() : normaliseAddress(login);

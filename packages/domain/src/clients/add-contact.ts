import type { Db } from '@sage/db';
import type { ContactInput } from './ops-clients.schema.ts';

/** Lets somebody sign in for a client. Refused for an e-mail of the team or of a closed account. */
export const addContact = ({ db }: { db: Pick<Db, 'opsClients'> }, input: ContactInput) => db.opsClients.addContact(input);

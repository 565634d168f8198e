import type { Db } from '@sage/db';

/** The token that is kept was not Notion's, or the subscription was made anew: the next one counts. */
export const forgetWebhookToken = ({ db }: { db: Pick<Db, 'opsNotion'> }) => db.opsNotion.forgetToken();

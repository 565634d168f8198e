import type { Handler } from '../handler.ts';

/** One mail to each reader for all that was written lately in a project. Who has read it by then gets none: see `mail_messages`. */
export const tellMessages: Handler<{ projectId: string }> = async ({ projectId }, { log, transaction }) => {
  const { rows } = await transaction((client) => client.query<{ told: number }>('select private.tell_messages($1) as told', [projectId]));
  log.info({ projectId, told: rows[0]?.told }, 'messages told');
};

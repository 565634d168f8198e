import type { Handler } from '../handler.ts';

export const pruneSessions: Handler<{ keepDays: number }> = async ({ keepDays }, { log, transaction }) => {
  const { rows } = await transaction((client) => client.query<{ pruned: number }>('select private.prune_sessions($1) as pruned', [keepDays]));
  log.info({ pruned: rows[0]?.pruned }, 'sessions pruned');
};

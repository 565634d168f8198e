import type { Handler } from '../handler.ts';

export const pruneSync: Handler<{ keepDays: number }> = async ({ keepDays }, { log, transaction }) => {
  const { rows } = await transaction((client) => client.query<{ pruned: number }>('select private.prune_sync($1) as pruned', [keepDays]));
  log.info({ pruned: rows[0]?.pruned }, 'activity of the sync pruned');
};

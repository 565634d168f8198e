import type { Handler } from '../handler.ts';

export const pruneSync: Handler<{ keepDays: number; keepFindingsDays: number }> = async ({ keepDays, keepFindingsDays }, { log, transaction }) => {
  const { rows } = await transaction((client) => client.query<{ pruned: number }>('select private.prune_sync($1, $2) as pruned', [keepDays, keepFindingsDays]));
  log.info({ pruned: rows[0]?.pruned }, 'activity of the sync pruned');
};

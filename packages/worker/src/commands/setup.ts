import { studioViews } from '@sage/domain/sync/views';
import { setUpNotion } from '@sage/notion-sync/moving';
import { optionsOf, type Command } from './command.ts';

const SAYS = { made: 'made', there: 'is there', off: 'is off', paused: 'is PAUSED', refused: 'could not be made' } as const;

/** `pnpm notion:setup [--dry-run]`. Exits with 1 when a person has to do something. */
export const setup: Command = async ({ door, parentPageId, say }, args) => {
  const { values } = optionsOf(args, { 'dry-run': { type: 'boolean', default: false } });
  const isDryRun = values['dry-run'] ?? false;
  const { databases, views } = await setUpNotion(door, { parentPageId, views: studioViews, isDryRun });
  const tell = (what: string, { result, why }: { result: keyof typeof SAYS; why?: string }) =>
    say(`${what} ${isDryRun && result === 'made' ? 'would be made' : SAYS[result]}${why ? `: ${why}` : ''}`);
  for (const database of databases) tell(`Database ${database.name}`, database);
  for (const view of views) tell(`View ${view.name} (${view.kind})`, view);
  const refused = views.filter(({ result }) => result === 'refused');
  if (refused.length > 0) say('A view can be made by hand as well: docs/guides/notion.md says how. Everything else works without it.');
  return databases.some(({ result }) => result === 'paused') ? 1 : 0;
};

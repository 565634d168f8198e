import { randomUUID } from 'node:crypto';
import { studioViews } from '@sage/domain/sync/views';
import { CallsHeld } from '@sage/notion-sync';
import { beginRebuild, planRebuild, type KindRebuild } from '@sage/notion-sync/moving';
import { optionsOf, UsageError, type Command, type CommandContext } from './command.ts';
import { rebuildFigures } from '../sync/rebuild-figures.ts';
import { prove } from './verify.ts';

const PAGE_ID = /^[0-9a-f-]{32,36}$/i;
const AT_ONCE = 8;

/** `pnpm notion:rebuild [--into <page>] [--apply]`. Without --apply it says what it would do. */
export const rebuild: Command = async (context, args) => {
  const { values } = optionsOf(args, { into: { type: 'string' }, apply: { type: 'boolean', default: false } });
  const parentPageId = values.into ?? context.parentPageId;
  if (!PAGE_ID.test(parentPageId)) throw new UsageError('--into takes the id at the end of a Notion page\'s address.');
  const options = { parentPageId, views: studioViews };
  const { door, say } = context;
  const plan = await planRebuild(door, options);
  for (const kind of plan) say(lineOf(kind));
  const made = plan.reduce((sum, kind) => sum + kind.made, 0);
  const kept = plan.reduce((sum, kind) => sum + kind.kept, 0);
  say(`${made} pages to make and ${kept} to look over, one call each. Nothing is deleted; what people wrote elsewhere stays there.`);
  if (!values.apply) {
    say('That was a dry run: nothing was written. Add --apply to do it.');
    return 0;
  }
  const { databases } = await beginRebuild(door, options);
  for (const { name, why } of databases.filter(({ result }) => result === 'paused')) say(`${name} is PAUSED: ${why}`);
  const left = await push(context);
  if (left > 0) say(`${left} records did not reach Notion: ops → Notion sync → Records says why.`);
  if (values.into && values.into !== context.parentPageId) say(`Set NOTION_PARENT_PAGE_ID=${values.into} in .env from now on.`);
  const code = await prove(context);
  return left > 0 ? 1 : code;
};

const lineOf = ({ name, database, kept, made, different, orphans, doubles }: KindRebuild) =>
  `${name}: the database ${{ kept: 'is there', found: 'is there and is taken', made: 'is made' }[database]}, ${kept} pages stay, ${made} are made${
    different > 0 ? `, ${different} differ from their records` : ''}${orphans + doubles > 0 ? `, ${orphans + doubles} belong to no record and are left alone` : ''}`;

/** Until nothing is due; a running worker takes its share. @returns how many are set aside */
async function push({ pool, openSync, say }: CommandContext): Promise<number> {
  const { sync, close } = await openSync(`rebuild-${randomUUID()}`);
  try {
    let before = Number.POSITIVE_INFINITY;
    for (;;) {
      const taken = await sync.round(AT_ONCE);
      const figures = await rebuildFigures(pool);
      if (figures.due === 0) return figures.failed + figures.held;
      if (figures.why) throw new UsageError(`${new CallsHeld(figures.why, 0).message} ops → Notion sync says why. Run this again once that is mended.`);
      if (figures.due <= before - 50) say(`  ${(before = figures.due)} to go`);
      if (before === Number.POSITIVE_INFINITY) before = figures.due;
      if (taken === 0) await new Promise((resolve) => setTimeout(resolve, 200));
    }
  } finally {
    await close();
  }
}

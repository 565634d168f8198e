import path from 'node:path';
import { ArchiveIsComplete, exportWorkspace } from '@sage/notion-sync/moving';
import { optionsOf, UsageError, type Command, type CommandContext } from './command.ts';

const TOLD_EVERY = 50;

/** `pnpm notion:export --out <folder> [--block-comments]`. Ended in the middle, the same again goes on. */
export const exportArchive: Command = async (context, args) => {
  const { values } = optionsOf(args, { out: { type: 'string' }, 'block-comments': { type: 'boolean', default: false } });
  if (!values.out) throw new UsageError('Say where to: `pnpm notion:export --out <folder>`.');
  await exportTo(path.resolve(values.out), context, { blockComments: values['block-comments'] });
  return 0;
};

export async function exportTo(folder: string, { door, parentPageId, say, open }: CommandContext, { blockComments = false }: { blockComments?: boolean } = {}): Promise<void> {
  try {
    const { counts } = await exportWorkspace(door, { folder, parentPageId, open, blockComments, onPage: (done, known) => done % TOLD_EVERY === 0 && say(`  ${done} of ${known} pages`) });
    say(`${counts.dataSources} data sources, ${counts.pages} pages, ${counts.blocks} blocks, ${counts.comments} comments and ${counts.files} files are in ${folder}; manifest.json has a hash of each.`);
    if (counts.fileProblems > 0) say(`${counts.fileProblems} files could not be had; their pages say why, under "files".`);
  } catch (error) {
    if (error instanceof ArchiveIsComplete) throw new UsageError(error.message);
    throw error;
  }
}

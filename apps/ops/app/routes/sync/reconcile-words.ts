import type { Sage } from '../../api.server.ts';

export type Reconciling = Awaited<ReturnType<Sage['sync']['reconciles']>>['reconciles'][number];
export type KindReport = NonNullable<Reconciling['report']>['kinds'][number];

/** What is not in step, each with how many there are. */
export const foundWords = ({ drifted, due, bodies, missing, duplicates, orphans, trashed }: KindReport): string[] =>
  [
    { found: drifted.length, words: 'changed in Notion' },
    { found: due.length, words: 'to be written' },
    { found: bodies.length, words: 'with our part of the page changed or deleted' },
    { found: missing.length, words: 'without their page' },
    { found: duplicates.length, words: 'there twice' },
    { found: orphans.length, words: 'of no record' },
    { found: trashed, words: 'put into the trash' },
  ].flatMap(({ found, words }) => (found > 0 ? [`${found} ${words}`] : []));

type Report = Pick<Reconciling, 'report'>;

/** Something that doing it would mend. Pages of no record are never touched. */
export const hasWork = ({ report }: Report): boolean =>
  report?.kinds.some(({ drifted, due, bodies, missing, duplicates }) => drifted.length + due.length + bodies.length + missing.length + duplicates.length > 0) ?? false;

export const hasDuplicates = ({ report }: Report): boolean => report?.kinds.some(({ duplicates }) => duplicates.length > 0) ?? false;

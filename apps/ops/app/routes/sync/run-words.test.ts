import { expect, it } from 'vitest';
import { planWords, proofWords, stageWords, type Run } from './run-words.ts';

const planned = { kind: 'project', database: 'kept' as const, kept: 30, made: 0, equal: 30, different: 0, orphans: 0, doubles: 0 };
const proof = { kind: 'project', records: 30, pages: 30, fieldsCompared: 240, isEqual: true, equal: 30, different: 0, missing: 0, orphans: 0, doubles: 0, unlinked: 0, waiting: 0, differences: [], missingRecords: [], strayPages: [] };
const run: Pick<Run, 'stage' | 'progress' | 'error' | 'is_cut_off' | 'next_try_at'> = { stage: 'sending', progress: { due: 1_200, failed: 0, held: 0 }, error: null, is_cut_off: false, next_try_at: null };
const NOW = '2026-01-05T12:00:00Z';

it('says how far it is, and what stands in the way', () => {
  expect(stageWords(run, NOW)).toBe('Makes and mends pages, 1,200 to go.');
  expect(stageWords({ ...run, progress: { due: 3, failed: 2, held: 0 }, error: 'The database is away.' }, NOW)).toBe('Makes and mends pages, 3 to go, 2 set aside. It is tried again after: The database is away.');
  expect(stageWords({ ...run, stage: 'reading', error: 'Notion does not answer.', next_try_at: '2026-01-05T12:12:00Z' }, NOW)).toBe('Reads Notion. It is tried again in 12 minutes after: Notion does not answer.');
  expect(stageWords({ ...run, stage: 'asked', progress: null }, NOW)).toBe('Waits for a worker.');
  expect(stageWords({ ...run, is_cut_off: true }, NOW)).toContain('cut off');
});

it('says what a rebuild would cost, and when there is nothing to rebuild', () => {
  expect(planWords([planned])).toContain('Nothing is missing: all 30 pages are there');
  expect(planWords([planned, { ...planned, kind: 'milestone', database: 'made', kept: 0, made: 12, equal: 0 }])).toContain('makes 1 database and 12 pages, and looks over the 30 that are there: about 42 calls');
});

it('says that both sides are equal, or what differs', () => {
  expect(proofWords([proof], undefined)).toBe('Both sides hold the same: 30 records, 240 fields compared one by one.');
  expect(proofWords([{ ...proof, isEqual: false, different: 2, missing: 1, waiting: 4 }], undefined)).toBe('They differ: 2 pages say something else than their records, 1 are missing, 0 belong to no record. 4 changes are still on their way.');
  expect(proofWords([proof], { due: 0, failed: 1, held: 0 })).toContain('1 record is not in Notion');
});

import { expect, it } from 'vitest';
import { foundWords, hasDuplicates, hasWork, type KindReport } from './reconcile-words.ts';

const inStep: KindReport = { kind: 'project', pages: 3, drifted: [], due: [], bodies: [], missing: [], duplicates: [], orphans: [], trashed: 0 };
const twice = [{ recordId: 'r', keeps: 'p', extra: ['q'] }];

it.each<[string, Partial<KindReport>, string[], boolean, boolean]>([
  ['all in step', {}, [], false, false],
  ['an edit in Notion', { drifted: ['p'] }, ['1 changed in Notion'], true, false],
  ['a page to be written', { due: ['p', 'q'] }, ['2 to be written'], true, false],
  ['our part of a page that somebody deleted', { bodies: ['p'] }, ['1 with our part of the page changed or deleted'], true, false],
  ['a page that is gone', { missing: ['p'] }, ['1 without their page'], true, false],
  ['a page that is there twice', { duplicates: twice }, ['1 there twice'], true, true],
  ['a page of no record, which is never touched', { orphans: [{ pageId: 'p', syncId: null }] }, ['1 of no record'], false, false],
])('%s', (_, found, words, isToDo, isDoubled) => {
  const kind = { ...inStep, ...found };
  expect(foundWords(kind)).toEqual(words);
  expect(hasWork({ report: { kinds: [inStep, kind] } })).toBe(isToDo);
  expect(hasDuplicates({ report: { kinds: [inStep, kind] } })).toBe(isDoubled);
});

it('offers nothing before there is a report', () => {
  expect([hasWork({ report: null }), hasDuplicates({ report: null })]).toEqual([false, false]);
});

import { expect, it } from 'vitest';
import { proofLines } from './proof-lines.ts';

const differs = (recordId: string, name: string | null, field = 'Tier') => ({ recordId, name, field, postgres: 'Tier 1', notion: 'Tier 2' });

it('tells namesakes apart, and counts each of them', () => {
  const { lines, unlisted } = proofLines({ differences: [differs('11111111-1', 'Garden'), differs('22222222-2', 'Garden'), differs('22222222-2', 'Garden', 'Name')], missingRecords: [{ recordId: '33333333-3', name: 'Pond' }], different: 2, missing: 1 });
  expect(lines.map(({ name, field }) => [name, field])).toEqual([['Garden (11111111)', 'Tier'], ['Garden (22222222)', 'Tier'], ['Garden (22222222)', 'Name'], ['Pond', null]]);
  expect(new Set(lines.map(({ key }) => key)).size).toBe(4);
  expect(unlisted).toBe(0);
});

it('says how many records the report has no line of', () => {
  expect(proofLines({ differences: [differs('1', null)], missingRecords: [], different: 60, missing: 3 })).toMatchObject({ lines: [{ name: 'A record that is gone' }], unlisted: 62 });
});

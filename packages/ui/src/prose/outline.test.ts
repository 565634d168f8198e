import { expect, it } from 'vitest';
import { outlineOf } from './outline.ts';
import type { ProseBlock } from './prose-block.ts';

const heading = (level: 1 | 2 | 3): ProseBlock => ({ kind: 'heading', level, spans: [] });
const levels = (...blocks: ProseBlock[]) => [...outlineOf(blocks, 2).values()];

it.each<[string, (1 | 2 | 3)[], number[]]>([
  ['as they are', [1, 2, 3, 2, 1], [3, 4, 5, 4, 3]],
  ['from the highest that is used', [2, 3, 2], [3, 4, 3]],
  ['never leaving one out', [3, 1, 3], [3, 3, 4]],
])('numbers headings %s', (_, chosen, shown) => {
  expect(levels(...chosen.map(heading))).toEqual(shown);
});

it('counts headings inside of other blocks', () => {
  expect(levels(heading(1), { kind: 'quote', spans: [], children: [heading(2)] }, { kind: 'list', style: 'bulleted', items: [{ spans: [], children: [heading(2)] }] })).toEqual([3, 4, 4]);
});

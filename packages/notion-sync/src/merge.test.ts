import { describe, expect, it } from 'vitest';
import { merge } from './merge.ts';
import { select, title } from './property-values.ts';

const A = title('A');
const B = title('B');
const C = title('C');
/** Of a page that nobody named. */
const NOTHING = { title: [] };

/** One field that Postgres owns: [what was agreed, what Postgres holds, what Notion holds] → [the base after it, written back, an edit]. */
const TABLE: [string, { base?: object; postgres: object; notion: object }, { base?: object; isDue: boolean; isEdit: boolean }][] = [
  ['nothing changed', { base: A, postgres: A, notion: A }, { base: A, isDue: false, isEdit: false }],
  ['our own push that comes back', { base: B, postgres: B, notion: B }, { base: B, isDue: false, isEdit: false }],
  ['ours changed and is not there yet', { base: A, postgres: B, notion: A }, { base: A, isDue: true, isEdit: false }],
  ['ours is there, though nobody heard of it', { base: A, postgres: B, notion: B }, { base: B, isDue: false, isEdit: false }],
  ['a person set the same', { base: A, postgres: B, notion: B }, { base: B, isDue: false, isEdit: false }],
  ['a person changed it: drift', { base: A, postgres: A, notion: B }, { base: B, isDue: true, isEdit: true }],
  ['a person emptied it: drift', { base: A, postgres: A, notion: NOTHING }, { base: NOTHING, isDue: true, isEdit: true }],
  ['both changed it: the owner wins', { base: A, postgres: B, notion: C }, { base: C, isDue: true, isEdit: true }],
  ['never agreed and empty: nobody set it', { postgres: A, notion: NOTHING }, { base: NOTHING, isDue: true, isEdit: false }],
  ['never agreed, and a person was there first', { postgres: A, notion: B }, { base: B, isDue: true, isEdit: true }],
  ['never agreed and the same', { postgres: A, notion: A }, { base: A, isDue: false, isEdit: false }],
];

it.each(TABLE)('%s', (_, { base, postgres, notion }, expected) => {
  const merged = merge({ base: base ? { Name: base } : null, postgres: { Name: postgres }, notion: { Name: notion } });
  expect({ base: merged.base.Name, isDue: merged.isDue, isEdit: merged.edits.length > 0 }).toEqual(expected);
});

describe('by value', () => {
  it('how Notion dresses a value is no edit, and the base keeps our form, so that nothing is written back', () => {
    const dressed = { title: [{ type: 'text', plain_text: 'A', text: { content: 'A', link: null }, annotations: { bold: true }, href: null }] };
    expect(merge({ base: { Name: A }, postgres: { Name: A }, notion: { Name: dressed } })).toEqual({ base: { Name: A }, isDue: false, edits: [] });
  });

  it('accents that are composed differently are the same letters', () => {
    expect(merge({ base: { Name: title('Café') }, postgres: { Name: title('Café') }, notion: { Name: title('Café'.normalize('NFD')) } }).isDue).toBe(false);
  });

  it('pages are the same with and without dashes, in any order', () => {
    const relation = (...ids: string[]) => ({ relation: ids.map((id) => ({ id })) });
    expect(merge({ base: {}, postgres: { Client: relation('ab-c', 'd') }, notion: { Client: relation('d', 'abc') } }).isDue).toBe(false);
  });
});

it('fields do not touch each other: one is an edit, one is ours, one is agreed', () => {
  const base = { Name: A, Tier: select('Tier 1'), Status: select('Onboarding') };
  const merged = merge({ base, postgres: { ...base, Tier: select('Tier 2') }, notion: { ...base, Name: B } });
  expect(merged).toEqual({ base: { ...base, Name: B }, isDue: true, edits: [{ field: 'Name', base: A, postgres: A, notion: B }] });
});

it('what was agreed of other fields stays', () => {
  expect(merge({ base: { Old: A }, postgres: {}, notion: {} }).base).toEqual({ Old: A });
});

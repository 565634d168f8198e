import { expect, it } from 'vitest';
import { changes } from '../../scripts/changes.ts';

it('is empty for the same text', () => {
  expect(changes('a\nb', 'a\nb')).toBe('');
});

it('tells which lines went and came', () => {
  expect(changes('a\nb\nb', 'a\nb\nc')).toBe('  - b\n  + c');
});

it('tells a new order', () => {
  expect(changes('a\nb', 'b\na')).toContain('another order');
});

it('stops after a dozen lines', () => {
  expect(changes('', Array.from({ length: 20 }, (_, line) => `line ${line}`).join('\n')).split('\n')).toHaveLength(13);
});

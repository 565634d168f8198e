import { describe, expect, it } from 'vitest';
import { plainText, richTextOf } from '../model/rich-text.ts';
import { blockOfLine, keepsType, lineOf, parseLine } from './lines.ts';

describe('a line', () => {
  it.each([
    ['Hello', 'paragraph', 'Hello'],
    ['# Big', 'heading_1', 'Big'],
    ['### Small', 'heading_3', 'Small'],
    ['- Fern', 'bulleted_list_item', 'Fern'],
    ['[ ] Call', 'to_do', 'Call'],
    ['[x] Called', 'to_do', 'Called'],
    ['#no heading', 'paragraph', '#no heading'],
  ])('%s is a %s and comes back as it was', (line, type, text) => {
    const parsed = parseLine(line);
    expect(parsed.type).toBe(type);
    const content = { ...parsed.content, rich_text: richTextOf(parsed.content.rich_text) };
    expect(plainText(content.rich_text)).toBe(text);
    expect(lineOf({ type, content })).toBe(line);
    expect(Object.keys(blockOfLine(parsed))).toEqual(['type', type]);
  });

  it('without a mark leaves a toggle a toggle', () => {
    expect(keepsType('toggle', parseLine('Managed'))).toBe(true);
    expect(keepsType('toggle', parseLine('# Managed'))).toBe(false);
    expect(lineOf({ type: 'image', content: {} })).toBeUndefined();
  });
});

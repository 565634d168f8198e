import { expect, it } from 'vitest';
import { NOTION, notionHref } from './notion-href.ts';

const PAGE = '0b4f9a2e-0000-4000-8000-000000000009';

it('opens the page in Notion, or in what stands in for it', () => {
  expect(notionHref(NOTION, PAGE)).toBe('https://www.notion.so/0b4f9a2e000040008000000000000009');
  expect(notionHref('http://127.0.0.1:54331', PAGE)).toBe(`http://127.0.0.1:54331/pages/${PAGE}`);
});

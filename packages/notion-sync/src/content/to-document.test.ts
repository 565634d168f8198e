import { readFileSync } from 'node:fs';
import type { BlockObjectResponse } from '@notionhq/client';
import { ContentDocument } from '@sage/db/content';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostedFiles } from './hosted-files.ts';
import { readBlocks, type ListBlocks } from './read-blocks.ts';
import { safeHref } from './spans.ts';
import { toDocument } from './to-document.ts';

const fixture = <T>(name: string): T => JSON.parse(readFileSync(new URL(`../../fixtures/content/${name}.json`, import.meta.url), 'utf8')) as T;
const brief = fixture<{ page: string; managed: string; lists: Record<string, BlockObjectResponse[]> }>('garden-brief');

/** why: what Notion lists is a fixture; three a page, so that paging is part of it. */
const listing =
  (lists: Record<string, BlockObjectResponse[]>): ListBlocks =>
  async (id, cursor) => {
    const from = Number(cursor ?? 0);
    const blocks = lists[id] ?? [];
    return { blocks: blocks.slice(from, from + 3), next: from + 3 < blocks.length ? String(from + 3) : undefined };
  };
const read = () => readBlocks(brief.page, listing(brief.lists), ({ id }) => id === brief.managed);
const FILE = '0b4f9a2e-0000-4000-8000-0000000000f1';

describe('a page that a person wrote', () => {
  it('is told in our own words and without what is ours', async () => {
    const reading = await read();
    const files = new Map(
      hostedFiles(reading.blocks)
        .filter(({ name }) => !name.endsWith('.mov'))
        .map(({ blockId, name }) => [blockId, { id: FILE, name, isPicture: name.endsWith('.jpg') }]),
    );
    const document = toDocument(reading, files);
    expect(document).toEqual(fixture('garden-brief.document'));
    expect(ContentDocument.parse(document)).toEqual(document);
  });

  it('holds no address of Notion, no script and nothing of another page', async () => {
    const text = JSON.stringify(toDocument(await read(), new Map()));
    for (const secret of ['amazonaws', 'X-Amz', 'notion.so', 'divorce', 'ours', 'In the trash']) expect(text).not.toContain(secret);
    expect(text).not.toMatch(/"href":"(?!https?:|mailto:)/);
  });

  it('names the files that must be copied, by what they were called', async () => {
    expect(hostedFiles((await read()).blocks).map(({ name }) => name)).toEqual(['gate.jpg', 'survey.pdf', 'walk.mov']);
  });
});

const paragraph = (id: string, has_children = false) => ({ ...brief.lists[brief.page]![2]!, id, has_children }) as BlockObjectResponse;
const words = (document: ContentDocument) => JSON.stringify(document);

it('a page without end costs no more than its bound, and says that there is more', async () => {
  const asked: string[] = [];
  const endless: ListBlocks = async (id, cursor) => {
    asked.push(id);
    const n = Number(cursor ?? 0);
    return { blocks: Array.from({ length: 100 }, (_, k) => paragraph(`${n + k}`)), next: String(n + 100) };
  };
  const document = toDocument(await readBlocks('page', endless, () => false), new Map());
  expect(asked).toHaveLength(16);
  expect(document.blocks).toHaveLength(1_501);
  expect(document.blocks.at(-1)).toEqual({ kind: 'note', text: 'It goes on; ask the studio for the rest.' });
});

it('blocks within blocks within blocks end at a depth that a page can show', async () => {
  const asked: string[] = [];
  const bottomless: ListBlocks = async (id) => (asked.push(id), { blocks: [paragraph(`${id}+`, true)], next: undefined });
  const document = toDocument(await readBlocks('page', bottomless, () => false), new Map());
  expect(asked).toHaveLength(7);
  expect(words(document)).toContain('It goes on; ask the studio for the rest.');
  expect(ContentDocument.safeParse(document).success).toBe(true);
});

it('an empty page is an empty document', async () => {
  expect(toDocument(await readBlocks('page', listing({}), () => false), new Map())).toEqual({ blocks: [] });
});

describe('an address', () => {
  it.each(['https://a.example/x?y=1#z', 'http://a.example', 'HTTPS://A.EXAMPLE', 'mailto:a@b.example'])('%s may be linked to', (href) => {
    expect(safeHref(href)).toBe(href);
  });

  it.each(['javascript:alert(1)', ' javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'java\nscript:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd', '//a.example', '/page', '#x', 'https://', 'http:// a', '', null, `https://a.example/${'x'.repeat(2_000)}`])(
    '%j may not',
    (href) => {
      expect(safeHref(href)).toBeNull();
    },
  );

  it('that passes is one that the browser takes for http, https or mailto', () => {
    const property = fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.string().map((rest) => `https://${rest}`), fc.string().map((rest) => `java${rest}script:alert(1)`)), (href) => {
      const safe = safeHref(href);
      if (safe === null || !URL.canParse(safe)) return;
      expect(['http:', 'https:', 'mailto:']).toContain(new URL(safe).protocol);
    });
    fc.assert(property, { numRuns: 500 });
  });
});

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesUnder, ROOT } from './files-of-the-project.ts';

const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

const files = filesUnder('.');
const folders = [...new Set(files.flatMap((file) => file.split('/').slice(0, -1).map((_, n, parts) => parts.slice(0, n + 1).join('/'))))];
const documents = files.filter((file) => file.endsWith('.md')).map((file) => ({ file, text: read(file) }));

const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
/** What pnpm itself knows. */
const OF_PNPM = new Set(['install', 'run', 'vitest', 'turbo', 'exec']);

/** What is set as code within a line, and each line of a block of it. */
const codeIn = (text: string): string[] => {
  const blocks = [...text.matchAll(/^```.*\n([^]*?)^```/gm)].flatMap(([, block = '']) => block.split('\n'));
  const spans = [...text.replaceAll(/^```[^]*?^```/gm, '').matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
  return [...blocks, ...spans];
};

const commandsIn = (text: string): string[] =>
  codeIn(text).flatMap((code) => [...code.matchAll(/\bpnpm(?:@10)? (?:run |turbo run )?([a-z][\w:]*)/g)].map(([, command = '']) => command));

/** `*`, `<noun>` and `{a,b}` stand for names, and so does nothing before a point. */
const asPattern = (named: string) =>
  named.replace(/^\./, '*.').replaceAll(/[.+()[\]]/g, '\\$&').replaceAll(/<[^>]+>|\*/g, '[^/]*').replaceAll(/\{([^}]+)\}/g, (_, names: string) => `(${names.replaceAll(',', '|')})`).replace(/\/$/, '');

const isThere = (named: string) => {
  const pattern = new RegExp(`(^|/)${asPattern(named)}$`);
  return files.some((file) => pattern.test(file)) || folders.some((folder) => pattern.test(folder));
};

const PLACES = new Set([...folders.filter((folder) => !folder.includes('/')), ...folders.filter((folder) => /^(apps|packages)\/[^/]+$/.test(folder)).map((folder) => path.basename(folder))]);
/** A file of code, wherever it is, or a path that begins in one of our folders. */
const isPath = (word: string) => /^[\w.*{}<>,/-]+$/.test(word) && (/[\w*>}]\.(ts|tsx|mjs|sql)$/.test(word) || (word.includes('/') && PLACES.has(word.split('/')[0] ?? '')));

const slug = (heading: string) => heading.toLowerCase().replaceAll(/[^\p{L}\p{N} _-]/gu, '').trim().replaceAll(' ', '-');
const anchorsOf = (file: string) => [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => slug(heading));

function leadsNowhere(link: string, from: string): boolean {
  const [to = '', anchor] = link.split('#');
  const file = to === '' ? from : path.posix.join(path.posix.dirname(from), decodeURI(to));
  if (!existsSync(path.join(ROOT, file))) return true;
  return anchor !== undefined && !anchorsOf(file).includes(anchor);
}

describe.each(documents)('$file', ({ file, text }) => {
  test('names files and folders that are there', () => {
    const missing = codeIn(text).flatMap((code) => code.split(/\s+/)).filter(isPath).filter((named) => !isThere(named));
    expect(missing).toEqual([]);
  });

  test('links to what is there', () => {
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link).filter((link) => !/^[a-z]+:/i.test(link));
    expect(links.filter((link) => leadsNowhere(link, file))).toEqual([]);
  });

  test('gives commands that pnpm knows', () => {
    expect(commandsIn(text).filter((command) => !Object.hasOwn(scripts, command) && !OF_PNPM.has(command))).toEqual([]);
  });
});

test('every command of the project is told in some document', () => {
  const told = new Set(documents.flatMap(({ text }) => commandsIn(text)));
  expect(Object.keys(scripts).filter((script) => !told.has(script))).toEqual([]);
});

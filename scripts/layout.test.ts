import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesUnder, ROOT } from './files-of-the-project.ts';

const GENERATED = new Set(['packages/db/database.types.ts', 'packages/db/schema.sql']);
const CODE = /\.(ts|tsx|js|mjs|cjs|css|sql)$/;

const BANNED = new Set(['utils', 'helpers', 'common', 'misc', 'manager', 'service', 'v2']);

/** `.git` is a file in a working tree beside another. */
const AT_THE_ROOT = new Set([
  '.git', 'README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'LICENSE', '.env', '.env.example', '.editorconfig', '.gitignore', '.gitattributes',
  '.oxlintrc.json', '.dependency-cruiser.cjs', 'knip.json', 'package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', 'turbo.json', 'vitest.config.ts',
]);

const code = ['apps', 'packages', 'e2e', 'bench', 'scripts'].filter((folder) => existsSync(path.join(ROOT, folder))).flatMap(filesUnder).filter((file) => CODE.test(file) && !GENERATED.has(file));
const lengths = code.map((file) => ({ file, lines: readFileSync(path.join(ROOT, file), 'utf8').trimEnd().split('\n').length }));
const shareUnder = (limit: number) => lengths.filter(({ lines }) => lines < limit).length / lengths.length;

describe('names', () => {
  test('say what is in the file', () => {
    const vague = code.filter((file) => file.split('/').some((part) => BANNED.has(part.split('.')[0] ?? '')));
    expect(vague).toEqual([]);
  });

  test('are kebab-case', () => {
    const odd = code.filter((file) => !/^(\d{14}_[a-z0-9_]+|\.?[a-z0-9]+(-[a-z0-9]+)*)(\.[a-z0-9]+(-[a-z0-9]+)*)*$/.test(path.basename(file)));
    expect(odd).toEqual([]);
  });

  test('at the root are known: no plans, logs or notes', () => {
    const entries = readdirSync(ROOT, { withFileTypes: true }).filter((entry) => entry.isFile() && !entry.name.endsWith('.log'));
    expect(entries.map((entry) => entry.name).filter((name) => !AT_THE_ROOT.has(name))).toEqual([]);
  });
});

describe('sizes', () => {
  test('no file is over 300 lines', () => {
    expect(lengths.filter(({ lines }) => lines > 300)).toEqual([]);
  });

  test('the median is under 70 lines, and nine in ten are under 160', () => {
    expect(shareUnder(70)).toBeGreaterThanOrEqual(0.5);
    expect(shareUnder(160)).toBeGreaterThanOrEqual(0.9);
  });
});

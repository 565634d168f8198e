import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-options';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '..');
const WORKSPACES = ['packages', 'apps'].flatMap((group) => readdirSync(path.join(ROOT, group)).map((name) => `${group}/${name}`));

interface Planted {
  file: string;
  imports: string;
  rule: string;
}

const FORBIDDEN: Planted[] = [
  { file: 'packages/config/src/planted.ts', imports: '@sage/db', rule: 'direction-config' },
  { file: 'packages/db/src/planted.ts', imports: '@sage/domain/errors', rule: 'direction-db' },
  { file: 'packages/db/src/planted-stack.ts', imports: '@sage/local-services/testing', rule: 'direction-db' },
  { file: 'packages/db/test/planted.test.ts', imports: '@sage/local-services/testing', rule: 'db-knows-no-local-services' },
  { file: 'packages/notion-sync/src/planted.ts', imports: '@sage/domain/errors', rule: 'direction-notion-sync' },
  { file: 'packages/domain/src/planted.ts', imports: '@sage/server', rule: 'direction-domain' },
  { file: 'packages/domain/src/planted-ui.ts', imports: '@sage/ui', rule: 'direction-domain' },
  { file: 'packages/server/src/planted.ts', imports: '@sage/domain/errors', rule: 'direction-server' },
  { file: 'packages/ui/src/planted.ts', imports: '@sage/domain/portal', rule: 'direction-ui' },
  { file: 'packages/worker/src/planted.ts', imports: '@sage/ui', rule: 'direction-worker' },
  { file: 'packages/local-services/src/planted.ts', imports: '@sage/domain/errors', rule: 'direction-local-services' },
  { file: 'packages/local-services/src/planted-db.ts', imports: '@sage/db', rule: 'local-services-migrates-only' },
  { file: 'apps/portal/app/planted-db.ts', imports: '@sage/db', rule: 'direction-portal' },
  { file: 'apps/intake/app/planted-app.ts', imports: '../../portal/app/planted-db.ts', rule: 'direction-intake' },
  { file: 'apps/ops/app/planted-stack.ts', imports: '@sage/local-services/testing', rule: 'local-services-is-for-tests' },
  { file: 'apps/intake/app/planted-door.ts', imports: '@sage/domain/ops', rule: 'own-router-only-intake' },
  { file: 'apps/portal/app/planted-door.ts', imports: '@sage/domain/intake', rule: 'own-router-only-portal' },
  { file: 'apps/ops/app/planted-door.ts', imports: '@sage/domain/portal', rule: 'own-router-only-ops' },
  { file: 'packages/domain/src/leads/planted.ts', imports: '@sage/db/service', rule: 'service-role-is-rare' },
  { file: 'packages/domain/src/doors/planted.ts', imports: '@sage/db/service', rule: 'service-role-is-rare' },
  { file: 'apps/portal/app/planted-service.ts', imports: '@sage/db/service', rule: 'service-role-is-rare' },
  { file: 'packages/domain/src/planted-worker.ts', imports: '../../worker/src/main.ts', rule: 'nothing-imports-worker' },
  { file: 'packages/domain/src/leads/leads.rules.ts', imports: '@sage/db', rule: 'rules-are-pure' },
  { file: 'apps/portal/app/widgets/planted.ts', imports: '../api.server.ts', rule: 'browser-imports-no-server-code' },
  { file: 'packages/ui/src/planted-undeclared.ts', imports: 'pg', rule: 'declared-dependencies-only' },
  { file: 'packages/domain/src/planted-dev.ts', imports: 'fast-check', rule: 'dev-dependencies-stay-in-development' },
  { file: 'packages/domain/src/planted-nowhere.ts', imports: './no-such-file.ts', rule: 'resolvable' },
  { file: 'packages/db/src/planted-a.ts', imports: './planted-b.ts', rule: 'no-cycles' },
];

const ALLOWED: Omit<Planted, 'rule'>[] = [
  { file: 'packages/domain/src/auth/fine.ts', imports: '@sage/db/service' },
  { file: 'packages/worker/src/fine.ts', imports: '@sage/db/service' },
  { file: 'packages/domain/src/leads/fine.ts', imports: '@sage/db' },
  { file: 'packages/local-services/src/fine.ts', imports: '@sage/db/migrate' },
  { file: 'packages/worker/src/fine.test.ts', imports: '@sage/local-services/testing' },
  { file: 'apps/portal/app/api.server.ts', imports: '@sage/domain/portal' },
  { file: 'apps/portal/app/routes/auth/fine.tsx', imports: '../../api.server.ts' },
];

/** Every package with its own package.json; of each door only an empty file, so that what is planted is all there is. */
function skeleton(tree: string): void {
  mkdirSync(path.join(tree, 'node_modules/@sage'), { recursive: true });
  cpSync(path.join(ROOT, 'package.json'), path.join(tree, 'package.json'));
  for (const home of WORKSPACES) {
    const text = readFileSync(path.join(ROOT, home, 'package.json'), 'utf8');
    const manifest = JSON.parse(text) as { name: string; exports?: Record<string, string | { types: string }> };
    write(path.join(tree, home, 'package.json'), text);
    for (const door of Object.values(manifest.exports ?? {})) write(path.join(tree, home, typeof door === 'string' ? door : door.types), 'export {};\n');
    symlinkSync(path.join(tree, home), path.join(tree, 'node_modules', manifest.name));
  }
  write(path.join(tree, 'packages/worker/src/main.ts'), 'export {};\n');
  for (const name of ['pg', 'fast-check']) write(path.join(tree, 'node_modules', name, 'index.js'), 'export {};\n');
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Everything that the project's own configuration refuses in `baseDir`. */
async function violationsIn(baseDir: string, folders: string[]): Promise<{ rule: string; from: string }[]> {
  const config = (await extractConfig(path.join(ROOT, '.dependency-cruiser.cjs'))) as ICruiseOptions;
  const { output } = await cruise(folders, { ...config, baseDir, validate: true });
  return (output as ICruiseResult).summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
}

describe('in a planted tree', () => {
  let tree: string;
  let violations: { rule: string; from: string }[];

  beforeAll(async () => {
    tree = realpathSync(mkdtempSync(path.join(tmpdir(), 'sage-boundaries-')));
    skeleton(tree);
    for (const { file, imports } of [...FORBIDDEN, ...ALLOWED]) write(path.join(tree, file), `export * from '${imports}';\n`);
    write(path.join(tree, 'packages/db/src/planted-b.ts'), `export * from './planted-a.ts';\n`);
    violations = await violationsIn(tree, ['apps', 'packages']);
  }, 30_000);
  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  test.each(FORBIDDEN)('$file may not import $imports', ({ file, rule }) => {
    expect(violations).toContainEqual({ rule, from: file });
  });

  test.each(ALLOWED)('$file may import $imports', ({ file }) => {
    expect(violations.filter(({ from }) => from === file)).toEqual([]);
  });
});

test('the real tree has no forbidden import', { timeout: 60_000 }, async () => {
  expect(await violationsIn(ROOT, ['apps', 'packages', 'e2e', 'bench', 'scripts'])).toEqual([]);
});

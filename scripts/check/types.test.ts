import { readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { PROGRAMS } from './types.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');

function configOf(where: string) {
  const file = where.endsWith('.json') ? where : path.join(where, 'tsconfig.json');
  const host: ts.ParseConfigFileHost = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: ({ messageText }) => expect.fail(ts.flattenDiagnosticMessageText(messageText, '\n')) };
  const { fileNames, options } = ts.getParsedCommandLineOfConfigFile(path.join(ROOT, file), undefined, host)!;
  // `types` are names seen from the folder; of two programs that differ in nothing else they are the same.
  const { configFilePath: _file, pathsBasePath: _base, types: _types, ...strictness } = options;
  return { fileNames, strictness, types: options.types?.map((name) => path.basename(name)) };
}

const programs = PROGRAMS.flat().map(configOf);
const PACKAGES = [...['packages', 'apps'].flatMap((group) => readdirSync(path.join(ROOT, group)).map((name) => `${group}/${name}`)), 'e2e', 'bench', 'scripts'];

test.each(PACKAGES)('every file of %s is checked, and as strictly as by itself', (name) => {
  const { fileNames, strictness, types } = configOf(name);
  const own = fileNames.filter((file) => file.startsWith(`${path.join(ROOT, name)}/`));
  const checked = own.map((file) => programs.find((program) => program.fileNames.includes(file)));
  expect(own.length).toBeGreaterThan(0);
  expect(own.filter((_file, index) => !checked[index])).toEqual([]);
  for (const program of new Set(checked)) expect({ strictness: program?.strictness, types: program?.types }).toEqual({ strictness, types });
});

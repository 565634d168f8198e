import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtFiles, builtSite } from './site.ts';
import { send } from './testing/send.ts';
import { serve, type Served } from './testing/serve.ts';

let folder: string;
let served: Served;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'sage-site-'));
  mkdirSync(path.join(folder, 'assets'));
  writeFileSync(path.join(folder, 'assets/app-abc123.js'), 'export const text = "hello";'.repeat(100));
  writeFileSync(path.join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  served = await serve({ files: builtFiles(folder) });
});
afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true });
});

test('hashed files may be kept for ever', async () => {
  const answer = await send(served.port, { path: '/assets/app-abc123.js' });
  expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(answer.headers['content-type']).toContain('javascript');
});

test('they are compressed for those who can read that', async () => {
  const answer = await send(served.port, { path: '/assets/app-abc123.js', headers: { 'accept-encoding': 'gzip' } });
  expect(answer.headers['content-encoding']).toBe('gzip');
});

test('other files are checked again after an hour', async () => {
  expect((await send(served.port, { path: '/favicon.svg' })).headers['cache-control']).toBe('public, max-age=3600');
});

test.each(['/assets/gone.js', '/assets/', '/../package.json', '/assets/..%2f..%2fpackage.json', '/.env'])('%s is no file', async (url) => {
  const answer = await send(served.port, { path: url });
  expect([400, 403, 404]).toContain(answer.status);
  expect(answer.headers['cache-control']).toBe('no-store');
});

test('an app that was not built says what to run', async () => {
  await expect(builtSite(folder)).rejects.toThrow('run `pnpm build` first');
});

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { LogFiles } from './log-files.ts';

it('begins a new file at each start and keeps three old ones', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sage-logs-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const start of ['first', 'second', 'third', 'fourth', 'fifth']) {
    const logs = new LogFiles(folder);
    logs.write('api', `${start} start`);
    logs.write('api', 'another line');
    await logs.close();
  }
  expect(readdirSync(folder).sort()).toEqual(['api.1.log', 'api.2.log', 'api.3.log', 'api.log']);
  expect(readFileSync(path.join(folder, 'api.log'), 'utf8')).toBe('fifth start\nanother line\n');
  expect(readFileSync(path.join(folder, 'api.3.log'), 'utf8')).toContain('second start');
});

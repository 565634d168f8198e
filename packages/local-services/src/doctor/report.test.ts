import { expect, it } from 'vitest';
import { Terminal } from '../start/terminal.ts';
import { report } from './report.ts';
import { failed, ok, standIn, warning, type Verdict } from './verdict.ts';

async function run(verdicts: (Verdict | Error)[], secrets: string[] = []) {
  let text = '';
  const out = { write: (chunk: string) => (text += chunk), on: () => undefined } as unknown as NodeJS.WriteStream;
  const checks = verdicts.map((verdict, index) => ({ name: `check ${index}`, run: async () => (verdict instanceof Error ? Promise.reject(verdict) : verdict) }));
  return { code: await report(checks, new Terminal(out), secrets), text };
}

it('ends well when nothing failed', async () => {
  const { code, text } = await run([ok('fine'), standIn('local'), warning('hm', 'look at it')]);
  expect(code).toBe(0);
  expect(text.split('\n').map((line) => line.trim())).toEqual(['✓ ok        check 0  fine', '○ stand-in  check 1  local', '! warning   check 2  hm', '→ look at it', '']);
});

it('ends with 1 when a check failed, and goes on to the others', async () => {
  const { code, text } = await run([new Error('boom'), failed('broken', 'mend it'), ok('fine')]);
  expect(code).toBe(1);
  for (const shown of ['boom', 'broken', '→ mend it', 'fine']) expect(text).toContain(shown);
});

it('never prints a secret, whatever a server answers', async () => {
  const { text } = await run([failed('refused: sk_live_hunter2', 'not sk_live_hunter2')], ['sk_live_hunter2']);
  expect(text).toContain('refused: …');
  expect(text).not.toContain('hunter2');
});

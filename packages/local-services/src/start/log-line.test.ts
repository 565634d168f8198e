import { expect, it } from 'vitest';
import { terminalText } from './log-line.ts';

it.each([
  ['{"level":30,"msg":"request"}', null],
  ['{"level":50,"msg":"request failed","err":{"message":"boom"}}', 'request failed: boom'],
  ['{"level":"error","message":"Port 1 is in use."}', 'Port 1 is in use.'],
  ['{"level":"info","message":"no error here"}', null],
  ['{"level":40}', '{"level":40}'],
  ['listening on 3000', null],
  ['TypeError: x is not a function at error.js', 'TypeError: x is not a function at error.js'],
  ['(node:1) Warning: something is deprecated', '(node:1) Warning: something is deprecated'],
  ['FATAL:  out of memory', 'FATAL:  out of memory'],
])('%s', (line, shown) => {
  expect(terminalText(line)).toBe(shown);
});

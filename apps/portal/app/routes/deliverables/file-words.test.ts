import { expect, it } from 'vitest';
import { fileWords } from './file-words.ts';

it.each([
  ['application/pdf', 1_468_006, 'PDF, 1.5 MB'],
  ['image/jpeg', 3, 'Picture, 1 KB'],
  ['image/vnd.dwg', 2_048, 'DWG drawing, 2 KB'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', null, 'Excel table'],
  [null, null, 'Document'],
])('%s of %s bytes is "%s"', (file_type, file_size, words) => {
  expect(fileWords({ file_type, file_size })).toBe(words);
});

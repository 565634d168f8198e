import { expect, it } from 'vitest';
import { fileSize } from './file-size.ts';

it.each([
  [0, '1 KB'],
  [999, '1 KB'],
  [46_800, '47 KB'],
  [999_499, '999 KB'],
  [1_000_000, '1.0 MB'],
  [50_000_000, '50.0 MB'],
])('%s bytes are %s', (bytes, words) => expect(fileSize(bytes)).toBe(words));

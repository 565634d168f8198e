import * as lite from '@supabase/lite';
import { expect, it } from 'vitest';
import { mendWarnings } from './warnings.ts';

it('lets a warning be an Error again', () => {
  expect(lite.App).toBeDefined();
  expect(() => process.emitWarning(new Error('ten listeners'))).toThrow();
  mendWarnings();
  expect(() => process.emitWarning(new Error('ten listeners'))).not.toThrow();
});

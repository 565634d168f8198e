import { describe, expect, it } from 'vitest';
import { migrationFile } from '../../scripts/migration-file.ts';

const now = new Date('2026-03-04T05:06:07Z');

describe('a new migration', () => {
  it('is named by the time and its noun', () => {
    expect(migrationFile('invoice_lines', [], now).name).toBe('20260304050607_invoice_lines.sql');
  });

  it('comes after every other, also when one is dated ahead', () => {
    expect(migrationFile('notes', ['20260304050607_a.sql', '20270101000000_b.sql', 'README.md'], now).name).toBe('20270101000001_notes.sql');
  });

  it.each(['', 'Notes', '../notes', 'two words', '1st'])('refuses the name %j', (name) => {
    expect(() => migrationFile(name, [], now)).toThrow('Name the migration');
  });
});

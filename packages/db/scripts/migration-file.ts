const TEXT = `-- What this changes and why, in one or two sentences.
-- A table: its columns, constraints, indexes, triggers, policies and grants stand here together. Row-level security is on and forced.
-- A function: set search_path = '', EXECUTE revoked from public, granted by name.

`;

/** Name and text of a new migration. Its version is the time, or one more than the last when that lies ahead. */
export function migrationFile(name: string, existing: string[], now: Date): { name: string; text: string } {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) {
    throw new Error('Name the migration by its noun, in small letters and underscores: pnpm db:new invoice_lines');
  }
  const last = existing.map((file) => Number(file.match(/^(\d{14})_/)?.[1] ?? 0)).reduce((a, b) => Math.max(a, b), 0);
  const time = Number(now.toISOString().replace(/\D/g, '').slice(0, 14));
  return { name: `${Math.max(time, last + 1)}_${name}.sql`, text: TEXT };
}

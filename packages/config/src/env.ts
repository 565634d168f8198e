import type { z } from './z.ts';
import { noteOf } from './env/variable.ts';

export * from './env/apps.ts';
export * from './env/outside.ts';
export * from './env/runtime.ts';
export * from './env/start.ts';
export * from './env/supabase.ts';
export { noteOf, type VariableNote } from './env/variable.ts';

export type RawEnv = Record<string, string | undefined>;

/** One bad or missing variable: its name and what to do about it. The value is never in the message. */
export interface EnvProblem {
  name: string;
  message: string;
}

export class EnvError extends Error {
  constructor(readonly problems: EnvProblem[]) {
    super(`The environment is not complete:\n${problems.map((p) => `  ${p.name}: ${p.message}`).join('\n')}\nSet it in .env (see .env.example) and start again.`);
    this.name = 'EnvError';
  }
}

/** An empty line in .env means "not set". */
const withoutBlanks = (raw: RawEnv): RawEnv => Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== undefined && value.trim() !== ''));

/** Parses the variables of one process. @throws EnvError that names every variable and its remedy. */
export function parseEnv<S extends z.ZodObject>(schema: S, raw: RawEnv): z.infer<S> {
  const parsed = schema.safeParse(withoutBlanks(raw));
  if (parsed.success) return parsed.data;
  const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0] ?? '')))];
  throw new EnvError(names.map((name) => ({ name, message: problem(schema, name, raw) })));
}

function problem(schema: z.ZodObject, name: string, raw: RawEnv): string {
  const note = noteOf(schema.shape[name] as z.ZodType);
  const remedy = note.fix ?? note.about;
  return raw[name]?.trim() ? `has a value that does not fit${note.example ? ` (like ${note.example})` : ''}: ${remedy}` : `is missing: ${remedy}`;
}

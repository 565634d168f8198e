import { z } from '../z.ts';

/** What a person needs to know of one variable. `fix` completes the sentence "NAME is missing: …". */
export interface VariableNote {
  about: string;
  fix?: string;
  example?: string;
}

/** Attaches the note that start-up errors, `pnpm doctor` and `.env.example` show. */
export const noted = <S extends z.ZodType>(schema: S, note: VariableNote): S => schema.meta({ ...note }) as S;

export const port = () => z.coerce.number().int().min(1).max(65_535);
export const flag = () => z.enum(['0', '1', 'false', 'true']).transform((value) => value === '1' || value === 'true');
export const webUrl = () => z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ''));

/** Reads the note of a variable through wrappers such as `.optional()` and `.default()`. */
export function noteOf(schema: z.ZodType): VariableNote {
  for (let current: unknown = schema; current instanceof z.ZodType; ) {
    const note = current.meta();
    if (note && 'about' in note) return note as unknown as VariableNote;
    current = 'innerType' in current.def ? current.def.innerType : undefined;
  }
  return { about: '' };
}

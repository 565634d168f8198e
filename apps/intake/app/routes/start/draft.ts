import { z } from '@sage/config/z';
import type { QuestionStep } from './steps.ts';

/** The fields of each step, with how much of each is kept. More than may be sent in, so that a mistake can be seen and mended. */
const FIELDS = {
  budget: { budget: 20, amount: 30 },
  project: { weeks: 10, type: 40 },
  site: { address: 250, survey: 5, drawings: 5 },
  contact: { name: 150, email: 260, phone: 60 },
} satisfies Record<QuestionStep, Record<string, number>>;

const fieldsOf = (step: QuestionStep): [string, number][] => Object.entries(FIELDS[step]);

/** What was typed, as it was typed: also what is not right yet. */
export type DraftValues = Record<string, string>;

const draft = z.object({ submissionId: z.uuid(), startedAt: z.number().int(), values: z.record(z.string(), z.string()) });
export type Draft = z.infer<typeof draft>;

/** The submission gets its id when the form begins, so that sending it twice is sending it once. */
export const newDraft = (now: Date): Draft => ({ submissionId: crypto.randomUUID(), startedAt: now.getTime(), values: {} });

/** Replaces the answers of one step; an unticked box is one that the form does not send. */
export function withStep(before: Draft, step: QuestionStep, form: FormData): Draft {
  const own = fieldsOf(step);
  const others = Object.entries(before.values).filter(([name]) => !own.some(([field]) => field === name));
  const typed = own.flatMap(([field, most]) => {
    const value = form.get(field);
    return typeof value === 'string' && value !== '' ? [[field, value.slice(0, most)] as const] : [];
  });
  return { ...before, values: Object.fromEntries([...others, ...typed]) };
}

export const writeDraft = (value: Draft): string => JSON.stringify(value);

/** Null for what an older version of the form wrote. */
export function readDraft(text: string): Draft | null {
  try {
    return draft.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

import { z } from '@sage/config/z';
import { routingAnswers } from '../routing/routing.schema.ts';

/** One line of text that Postgres can hold: no control characters, no halves of a character. */
const line = (most: number, empty: string) =>
  z
    .string({ error: empty })
    .trim()
    .min(1, empty)
    .max(most, `At most ${most} characters, please.`)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'There is a character in here that we cannot keep. Please type it anew.');

/** Shared with the form, so that what it accepts is what the server accepts. */
export const leadFields = {
  name: line(120, 'Tell us your name.'),
  email: z.string({ error: 'Tell us your e-mail address.' }).trim().max(254, 'This address is too long.').pipe(z.email('This does not look like an e-mail address. It should read like name@example.com.')),
  phone: z
    .string()
    .trim()
    .regex(/^\+?[\d\s().\-/x]{5,40}$/, 'Write the number with digits, such as 213 555 0100, or leave it empty.')
    .optional(),
  projectAddress: line(200, 'Tell us where the project is.'),
};

/** `submissionId` is made when the form begins: the same one again is the same lead. A chosen budget band is sent as its lower bound. */
export const leadSubmission = z.strictObject({
  submissionId: z.uuid(),
  contact: z.strictObject({ name: leadFields.name, email: leadFields.email, phone: leadFields.phone }),
  projectAddress: leadFields.projectAddress,
  answers: routingAnswers,
  budgetIsBand: z.boolean(),
});
export type LeadSubmission = z.infer<typeof leadSubmission>;

export const submissionRef = z.strictObject({ submissionId: z.uuid() });
export type SubmissionRef = z.infer<typeof submissionRef>;

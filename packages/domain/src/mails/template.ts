import type { z } from '@sage/config/z';
import { writeLetter, type Letter, type WrittenMail } from './letter.ts';

export interface Studio {
  name: string;
  zone: string;
}

export interface MailContext {
  studio: Studio;
  links: { PORTAL_URL: string; INTAKE_URL: string; OPS_URL: string };
  /** Of this one mail. */
  token: string | null;
}

export interface MailTemplate {
  /** Whom a single-use link in this mail is for, and what it may do. */
  link?: (facts: unknown) => { userId: string; purpose: 'invitation' | 'reset' };
  write(facts: unknown, context: MailContext): WrittenMail;
}

/** One kind of mail: its facts, as the SQL function `private.mail_<kind>` gives them, and its words. */
export const template = <Schema extends z.ZodType>(
  schema: Schema,
  words: (facts: z.infer<Schema>, context: MailContext) => Omit<Letter, 'studio'>,
): MailTemplate => ({
  write: (facts, context) => writeLetter({ studio: context.studio.name, ...words(schema.parse(facts), context) }),
});

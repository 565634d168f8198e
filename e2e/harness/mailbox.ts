import { expect, inject } from 'vitest';

interface Mail {
  subject: string;
  text: string;
  to: { address: string }[];
}

const mailsTo = async (address: string, mailUrl: string): Promise<Mail[]> => {
  const all = (await (await fetch(`${mailUrl}/api/email`)).json()) as Mail[];
  return all.filter(({ to }) => to.some((recipient) => recipient.address === address));
};

/** Waits for the mails that one person got, by a word of their subject, and returns their texts. */
export async function mailsAbout(address: string, subject: RegExp, count = 1, mailUrl = inject('urls').mail): Promise<string[]> {
  const found = async () => (await mailsTo(address, mailUrl)).filter((mail) => subject.test(mail.subject));
  await expect.poll(async () => (await found()).length, { timeout: 30_000, message: `mails to ${address} about ${subject}` }).toBe(count);
  return (await found()).map(({ text }) => text);
}

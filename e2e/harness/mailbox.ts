import { expect, inject } from 'vitest';

interface Mail {
  subject: string;
  text: string;
  to: { address: string }[];
}

const mailsTo = async (address: string): Promise<Mail[]> => {
  const all = (await (await fetch(`${inject('urls').mail}/api/email`)).json()) as Mail[];
  return all.filter(({ to }) => to.some((recipient) => recipient.address === address));
};

/** Waits for the mails that one person got, by a word of their subject, and returns their texts. */
export async function mailsAbout(address: string, subject: RegExp, count = 1): Promise<string[]> {
  const found = async () => (await mailsTo(address)).filter((mail) => subject.test(mail.subject));
  await expect.poll(async () => (await found()).length, { timeout: 30_000, message: `mails to ${address} about ${subject}` }).toBe(count);
  return (await found()).map(({ text }) => text);
}

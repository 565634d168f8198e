import nodemailer from 'nodemailer';
import { failed, ok, reason, standIn, type Check, type Verdict } from './verdict.ts';

/** Connects, greets and signs in; sends nothing. */
export const mailCheck = (smtpUrl: string, local: boolean): Check => ({
  name: 'Mail',
  async run() {
    const transport = nodemailer.createTransport(smtpUrl, { connectionTimeout: 10_000, greetingTimeout: 10_000 } as object);
    try {
      await transport.verify();
      return local ? standIn('the mailbox answers') : ok('connected and signed in');
    } catch (error) {
      return mailFailure(error, local);
    } finally {
      transport.close();
    }
  },
});

function mailFailure(error: unknown, local: boolean): Verdict {
  if (local) return failed(`The mailbox cannot be reached: ${reason(error)}.`, 'Start the local services first: `pnpm start`.');
  const code = (error as { code?: string }).code;
  if (code === 'EAUTH') return failed('The mail server refuses the user or password of SMTP_URL.', 'Check both; special characters in them must be percent-encoded.');
  if (code === 'ESOCKET' || code === 'ETLS') return failed(`No mail connection: ${reason(error)}.`, 'Check the host; use smtps:// with port 465, smtp:// with port 587.');
  return failed(`The mail server cannot be used: ${reason(error)}.`, 'Check host and port of SMTP_URL: smtps:// with port 465, smtp:// with port 587.');
}

import path from 'node:path';
import { readEnv } from '@sage/config/process-env';
import { z } from '@sage/config/z';
import { runProgram } from '../program.ts';
import { startMailbox } from './start-mailbox.ts';

const mailboxEnv = z.object({ MAIL_PORT: z.coerce.number().int(), SMTP_PORT: z.coerce.number().int(), SAGE_DATA_DIR: z.string().min(1) });

await runProgram('mail', () => {
  const env = readEnv(mailboxEnv);
  return startMailbox({ port: env.MAIL_PORT, smtpPort: env.SMTP_PORT, folder: path.join(env.SAGE_DATA_DIR, 'mail') });
});

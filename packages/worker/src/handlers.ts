import type { Handlers } from './handler.ts';
import { checkFile } from './jobs/check-file.ts';
import { pruneSessions } from './jobs/prune-sessions.ts';
import { sendMail } from './jobs/send-mail.ts';
import type { JobPorts } from './ports.ts';

export const createHandlers = ({ files, mail }: JobPorts): Handlers => ({
  'files.check': checkFile(files),
  'mails.send': sendMail(mail),
  'sessions.prune': pruneSessions,
});

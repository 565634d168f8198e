import type { Handlers } from './handler.ts';
import { catchUpPayments } from './jobs/catch-up-payments.ts';
import { checkFile } from './jobs/check-file.ts';
import { lookUpPayment } from './jobs/look-up-payment.ts';
import { pruneSessions } from './jobs/prune-sessions.ts';
import { pruneSync } from './jobs/prune-sync.ts';
import { runSync } from './jobs/run-sync.ts';
import { sendMail } from './jobs/send-mail.ts';
import { tellMessages } from './jobs/tell-messages.ts';
import type { JobPorts } from './ports.ts';

export const createHandlers = ({ files, mail, stripe, notion }: JobPorts): Handlers => ({
  'files.check': checkFile(files),
  'mails.send': sendMail(mail),
  'messages.tell': tellMessages,
  'payments.catchUp': catchUpPayments(stripe),
  'payments.lookUp': lookUpPayment(stripe),
  'sessions.prune': pruneSessions,
  'sync.prune': pruneSync,
  'sync.run': runSync(notion),
});

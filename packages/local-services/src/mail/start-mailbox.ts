import type { AddressInfo } from 'node:net';
import { MailDev } from 'maildev';
import type { Running } from '../program.ts';
import { gate } from './gate.ts';

export interface MailboxOptions {
  port: number;
  smtpPort: number;
  /** Keeps the newest mails over a restart. */
  folder: string;
}

export interface Mailbox extends Running {
  smtpPort: number;
}

const KEPT = 500;

/** Takes every mail that the studio sends and shows it on a page. Nothing leaves this machine. */
export async function startMailbox({ port, smtpPort, folder }: MailboxOptions): Promise<Mailbox> {
  const maildev = new MailDev({ smtp: smtpPort, ip: '127.0.0.1', web: port, webIp: '127.0.0.1', mailDirectory: folder, maxEmails: KEPT, silent: true });
  const { api, smtp } = await maildev.start();
  if (!api) throw new Error('The mailbox started without its page.');
  const { server } = api.server;
  gate(server);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    smtpPort: smtp.getAddress().port,
    close: async () => {
      server.closeAllConnections();
      await maildev.stop();
    },
  };
}

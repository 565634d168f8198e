import { createHash, randomBytes } from 'node:crypto';
import { DomainError } from '@sage/domain/errors';
import { MAILS, type MailContext } from '@sage/domain/mails';
import type { PoolClient } from 'pg';
import type { Handler } from '../handler.ts';
import type { MailPorts } from '../ports.ts';

interface MailToSend {
  id: string;
  kind: string;
  recipient: string;
  /** Null when there is nothing to say any more. */
  facts: unknown;
  studio: MailContext['studio'];
}

const find = async (client: PoolClient, id: string): Promise<MailToSend | null> =>
  (await client.query<{ mail: MailToSend | null }>('select private.mail_to_send($1) as mail', [id])).rows[0]?.mail ?? null;

/** Only the hash is kept. A repeat after a crash has a token of its own; the first one works until one of them is used. */
async function mintToken(client: PoolClient, { userId, purpose }: { userId: string; purpose: string }): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await client.query('select private.insert_user_token($1, $2, $3)', [userId, purpose, createHash('sha256').update(token).digest('hex')]);
  return token;
}

/** Sends one mail of the outbox. Its Message-ID is that of the row, so that a repeat after a crash is the same mail. */
export const sendMail =
  ({ mailer, from, links }: MailPorts): Handler<{ mailId: string }> =>
  async ({ mailId }, { log, transaction }) => {
    const { mail, token } = await transaction(async (client) => {
      const found = await find(client, mailId);
      const link = found?.facts ? MAILS[found.kind]?.link?.(found.facts) : undefined;
      return { mail: found, token: link ? await mintToken(client, link) : null };
    });
    if (!mail) return log.info({ mailId }, 'mail was sent before');
    if (!mail.facts) return log.info({ mailId, kind: mail.kind }, 'mail has nothing to say any more');
    const template = MAILS[mail.kind];
    if (!template) throw new DomainError('invalid', `There is no template for mails of the kind ${mail.kind}.`);

    const messageId = `<${mail.id}@${domainOf(from)}>`;
    await mailer.sendMail({ ...template.write(mail.facts, { studio: mail.studio, links, token }), from, to: mail.recipient, messageId });
    await transaction((client) => client.query('select private.mark_mail_sent($1, $2)', [mail.id, messageId]));
    log.info({ mailId, kind: mail.kind }, 'mail sent');
  };

const domainOf = (from: string) => /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost';

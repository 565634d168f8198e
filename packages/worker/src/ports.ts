import type { StripeReader } from '@sage/domain/stripe';
import type { NotionEnv } from '@sage/notion-sync';

/** What jobs need of the outside world. An adapter of each is in `adapters/`. */

export interface StoredFiles {
  /** The bytes as they come; null when nothing is stored there. */
  open(path: string, signal: AbortSignal): Promise<AsyncIterable<Uint8Array> | null>;
}

export interface Mailer {
  /** Resolves once the mail server has accepted it. */
  sendMail(mail: { from: string; to: string; subject: string; text: string; html: string; messageId: string }): Promise<unknown>;
}

export interface MailPorts {
  mailer: Mailer;
  /** The sender, with the domain of the mails' ids. */
  from: string;
  links: { PORTAL_URL: string; INTAKE_URL: string; OPS_URL: string };
}

/** Where everything stands in Notion. */
export interface NotionPorts {
  notion: NotionEnv;
  callsPerMinute: number;
  parentPageId: string;
  portalUrl: string;
}

export interface JobPorts {
  mail: MailPorts;
  files: StoredFiles;
  stripe: StripeReader;
  /** Undefined: no page is named under which anything could stand. */
  notion: NotionPorts | undefined;
}

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
  links: { PORTAL_URL: string; INTAKE_URL: string };
}

export interface JobPorts {
  mail: MailPorts;
  files: StoredFiles;
}

import { deliverablePublishedMail } from './deliverable-published.mail.ts';
import { invitationMail } from './invitation.mail.ts';
import { leadReceivedMail } from './lead-received.mail.ts';
import { receiptMail } from './receipt.mail.ts';
import type { MailTemplate } from './template.ts';

/** One line a kind of mail; SQL enqueues them by these names. */
export const MAILS: Record<string, MailTemplate> = {
  deliverable_published: deliverablePublishedMail,
  invitation: invitationMail,
  lead_received: leadReceivedMail,
  receipt: receiptMail,
};

export type { MailContext } from './template.ts';
export type { WrittenMail } from './letter.ts';

import { deliverablePublishedMail } from './deliverable-published.mail.ts';
import { invitationMail } from './invitation.mail.ts';
import { leadDecidedMail } from './lead-decided.mail.ts';
import { leadQuestionMail } from './lead-question.mail.ts';
import { leadReceivedMail } from './lead-received.mail.ts';
import { messagesMail } from './messages.mail.ts';
import { passwordChangedMail } from './password-changed.mail.ts';
import { passwordResetMail } from './password-reset.mail.ts';
import { receiptMail } from './receipt.mail.ts';
import type { MailTemplate } from './template.ts';
import { yourTurnMail } from './your-turn.mail.ts';

/** One line a kind of mail; SQL enqueues them by these names. */
export const MAILS: Record<string, MailTemplate> = {
  deliverable_published: deliverablePublishedMail,
  invitation: invitationMail,
  lead_decided: leadDecidedMail,
  lead_question: leadQuestionMail,
  lead_received: leadReceivedMail,
  messages: messagesMail,
  password_changed: passwordChangedMail,
  password_reset: passwordResetMail,
  receipt: receiptMail,
  your_turn: yourTurnMail,
};

export type { MailContext } from './template.ts';
export type { WrittenMail } from './letter.ts';

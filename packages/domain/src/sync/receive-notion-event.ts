import type { Json } from '@sage/db';
import { isSignedBy, readEvent, readVerification } from '@sage/notion-sync/webhook';
import type { Context } from '../context.ts';
import type { NotionInbox } from '../webhooks/notion-inbox.ts';
import type { NotionDelivery } from './notion-event.schema.ts';

type Outcome = Awaited<ReturnType<NotionInbox['receive' | 'keepToken']>> | 'refused';

/**
 * One call of Notion's to our endpoint. The first of all brings the verification token, unsigned; every other is signed with it. A hint is stored
 * once, and what it speaks of is pulled later. Refused: Notion did not sign it, or another token is kept already.
 */
export async function receiveNotionEvent({ inbox, address, log }: Pick<Context, 'address' | 'log'> & { inbox: NotionInbox }, { bytes, signature }: NotionDelivery): Promise<{ outcome: Outcome }> {
  const token = await inbox.token();
  if (token !== null && isSignedBy(token, bytes, signature)) return { outcome: await receive(inbox, bytes, token) };
  const verification = readVerification(parsed(bytes));
  if (verification === null) return { outcome: 'refused' };
  const outcome = await inbox.keepToken(verification, address);
  log.warn({ outcome, address }, 'a verification token for Notion\'s webhook came');
  return { outcome };
}

async function receive(inbox: NotionInbox, bytes: Uint8Array, token: string): Promise<Outcome> {
  const event = readEvent(parsed(bytes));
  // Signed, and yet unknown to us: nothing is gained by another delivery of it.
  return event ? inbox.receive({ ...event } as Json, token) : 'ignored';
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}

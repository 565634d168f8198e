import { createHmac } from 'node:crypto';
import { BOT, PERSON, WORKSPACE } from '../answers/people.ts';
import type { EventPayload, EventRecord, SubscriptionRecord } from './event-record.ts';

const INTEGRATION = '5a6e0000-0000-4000-8000-0000000000c0';
const who = (id: string) => ({ id, type: id === BOT ? ('bot' as const) : ('person' as const) });

export const payloadOf = ({ id, at_ms, happening, authors }: EventRecord, subscription: SubscriptionRecord, attempt_number: number) =>
  ({
    id,
    timestamp: new Date(at_ms).toISOString(),
    workspace_id: WORKSPACE,
    workspace_name: 'The studio',
    subscription_id: subscription.id,
    integration_id: INTEGRATION,
    authors: authors.map(who),
    accessible_by: [who(PERSON), who(BOT)],
    attempt_number,
    api_version: '2026-03-11',
    ...happening,
  }) as EventPayload;

/** The value of `X-Notion-Signature`. */
export const signatureOf = (body: string, token: string): string => `sha256=${createHmac('sha256', token).update(body).digest('hex')}`;

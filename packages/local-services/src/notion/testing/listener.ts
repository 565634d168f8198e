import { Client, verifyWebhookSignature } from '@notionhq/client';
import { createNotionStandIn, type NotionStandIn, type NotionStandInOptions } from '../notion-stand-in.ts';
import type { EventPayload } from '../webhooks/event-record.ts';

const TOKEN = 'ntn_the_only_one';
export const ENDPOINT = 'https://portal.example/webhooks/notion';

export interface Heard {
  body: string;
  signature: string | null;
}

/** A stand-in on a clock that stands still, an endpoint that hears it, and the SDK. */
export function listener({ isActive = true, ...options }: Partial<NotionStandInOptions> & { isActive?: boolean } = {}) {
  const heard: Heard[] = [];
  const desk = { answer: () => new Response() };
  const standIn: NotionStandIn = createNotionStandIn({
    token: TOKEN,
    callsPerMinute: 1_000_000,
    ...options,
    endpoint: {
      url: ENDPOINT,
      // why: no portal runs in these tests
      fetch: async (request) => {
        heard.push({ body: await request.text(), signature: request.headers.get('x-notion-signature') });
        return desk.answer();
      },
    },
  });
  standIn.clock.set(Date.parse('2026-11-23T10:00:00Z'));
  // why: only the core is of interest here, so that no server is in between
  const reach = (url: string, init?: object) => standIn.fetch(new Request(url, init));
  const client = new Client({ auth: TOKEN, notionVersion: '2026-03-11', retry: false, logger: () => undefined, fetch: reach as never });
  const token = () => standIn.webhooks.subscription()?.token ?? '';
  return {
    standIn,
    client,
    heard,
    desk,
    token,
    /** Moves the clock, lets all leave that is due, and says what came since the last time. */
    async after(ms: number): Promise<EventPayload[]> {
      const from = heard.length;
      standIn.clock.advance(ms);
      await standIn.webhooks.settle();
      return heard.slice(from).map(({ body }) => JSON.parse(body) as EventPayload);
    },
    async activate() {
      await standIn.webhooks.settle();
      if (isActive) standIn.webhooks.verify(token());
      heard.length = 0;
    },
    isGenuine: ({ body, signature }: Heard) => verifyWebhookSignature({ body, signature, verificationToken: token() }),
  };
}

export type Listener = ReturnType<typeof listener>;

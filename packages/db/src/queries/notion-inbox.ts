import { z } from '@sage/config/z';
import type { Json } from '../../database.types.ts';
import type { Client } from '../client.ts';
import { unwrap } from '../unwrap.ts';

const kept = z.enum(['kept', 'known', 'refused']);
const received = z.enum(['stored', 'duplicate', 'ignored']);

/** Notion's hints. Each is one SQL transaction. */
export const notionInboxQueries = (client: Client) => ({
  /** The key of its signatures; null while none was received. */
  token: async (): Promise<string | null> => z.string().nullable().parse(unwrap(await client.rpc('notion_webhook_token'))),
  /** Only the first is kept. */
  keepToken: async (token: string, address: string): Promise<z.infer<typeof kept>> =>
    kept.parse(unwrap(await client.rpc('keep_notion_token', { p_token: token, p_address: address }))),
  /** `token` is the one that signed it. */
  receive: async (event: Json, token: string): Promise<z.infer<typeof received>> =>
    received.parse(unwrap(await client.rpc('receive_notion_event', { p_event: event, p_token: token }))),
});

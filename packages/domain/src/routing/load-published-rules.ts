import type { Db } from '@sage/db';
import { publishedRules, type PublishedRules } from './routing-rules.schema.ts';

/** The rules in force. That there are none, or that they are not sound, is our fault and never the caller's. */
export async function loadPublishedRules({ routingRules }: { routingRules: Pick<Db['routingRules'], 'findPublished'> }): Promise<PublishedRules> {
  const published = await routingRules.findPublished();
  const checked = publishedRules.safeParse(published);
  if (checked.success) return checked.data;
  // Not thrown as it is: a ZodError would pass for a fault in the caller's input.
  throw new Error(published ? `Routing rules ${published.version} are not sound` : 'No routing rules are published', { cause: checked.error.message });
}

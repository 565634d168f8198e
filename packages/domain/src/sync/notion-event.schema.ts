import { z } from '@sage/config/z';

const LARGEST_BYTES = 90_000;

/** The bytes as they came: the signature is over these. */
export const NotionDelivery = z.strictObject({
  bytes: z.instanceof(Uint8Array).refine(({ byteLength }) => byteLength > 0 && byteLength <= LARGEST_BYTES, 'Not a body of Notion\'s.'),
  signature: z.string().max(200),
});
export type NotionDelivery = z.infer<typeof NotionDelivery>;

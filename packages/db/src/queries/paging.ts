import { z } from '@sage/config/z';

/** The last row of the page before. `created_at` as it came: it has microseconds, which a Date would lose. */
export const cursor = z.object({ created_at: z.string(), id: z.uuid() });
export type Cursor = z.infer<typeof cursor>;

/** How many there are of each status; one that has none is left out. */
export const counts = z.record(z.string(), z.number().int());

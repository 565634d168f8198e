import { z } from '@sage/config/z';

/** Where the page before ended. It comes out of a URL. */
export const Cursor = z.strictObject({
  created_at: z.iso.datetime({ offset: true }).max(40).refine((at) => Date.parse(at) > 0, 'Not an instant.'),
  id: z.uuid(),
});

import { z } from '@sage/config/z';
import { Cursor } from '../paging/paging.schema.ts';

export const ClientListInput = z.strictObject({ after: Cursor.optional() });

import { z } from '@sage/config/z';
import { leadFields } from '../leads/leads.schema.ts';
import { Cursor } from '../paging/paging.schema.ts';

export const ClientListInput = z.strictObject({ after: Cursor.optional(), lacksEntry: z.boolean().optional() });

export const ContactInput = z.strictObject({ clientId: z.uuid(), email: leadFields.email });
export type ContactInput = z.infer<typeof ContactInput>;

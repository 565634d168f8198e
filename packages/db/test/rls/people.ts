/** The users of the fixture. */
export const PEOPLE = {
  a: 'a0000000-0000-4000-8000-000000000001',
  partner: 'a0000000-0000-4000-8000-000000000002',
  b: 'b0000000-0000-4000-8000-000000000001',
  partnerOfB: 'b0000000-0000-4000-8000-000000000002',
  stranger: 'c0000000-0000-4000-8000-000000000001',
  team: 'd0000000-0000-4000-8000-000000000001',
  admin: 'e0000000-0000-4000-8000-000000000001',
};

const RECORDS = [
  'client',
  'lead',
  'project',
  'session',
  'file',
  'uncheckedFile',
  'hiddenFile',
  'ownUpload',
  'quote',
  'draftQuote',
  'due',
  'leadDue',
  'payment',
  'leadPayment',
  'briefFile',
] as const;

/** What each of the two clients has, by name: `id('a', 'project')`. */
export const id = (client: 'a' | 'b', record: (typeof RECORDS)[number]) =>
  `${client}0000000-0000-4000-8000-0000000001${String(RECORDS.indexOf(record)).padStart(2, '0')}`;

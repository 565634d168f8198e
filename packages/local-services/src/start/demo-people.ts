/** The people of `packages/db/supabase/seed.sql`. They exist in local databases only, where their password guards nothing. */
export const DEMO_PASSWORD = 'garden-gate-2026';

export const DEMO_PEOPLE = [
  { email: 'maya@example.com', role: 'client', app: 'portal' },
  { email: 'tom@sage.example', role: 'team', app: 'ops' },
  { email: 'ada@sage.example', role: 'admin', app: 'ops' },
] as const;

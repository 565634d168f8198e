/** Tom, of `packages/db/supabase/seed.sql`. */
export const TEAM_MEMBER = '5a9e0000-0000-4000-8000-000000000002';
/** Maya's, of the same file. */
export const FIRST_PROJECT = '5a9e0000-0000-4000-8000-000000000021';

export const emailOf = (key: string): string => `${key}@example.com`;

import type { Project } from './words.ts';

type EntryProblem = NonNullable<NonNullable<Project['client']>['entry_problem']>;

/** Why nobody can sign in. */
export function entryWords({ reason, email }: EntryProblem): string {
  if (reason === 'team') return `The lead’s e-mail, ${email}, belongs to the team, and the team has no portal.`;
  if (reason === 'closed') return `The account of ${email ?? 'the contact'} is closed.`;
  return 'The client has no contact with an account.';
}

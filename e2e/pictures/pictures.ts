import type { Person } from '../harness/people.ts';
import type { AppName } from '../harness/stack.ts';

export interface Picture {
  /** Of the file in `docs/images`. */
  name: string;
  app: AppName;
  /** A page, or where to begin and what to click. */
  path: string;
  click?: RegExp;
  as?: Person;
  scheme?: 'light' | 'dark';
}

const DAVID: Person = { login: 'david@example.com', app: 'portal' };
const TOM: Person = { login: 'tom@sage.example', app: 'ops' };

/** What the README shows, taken of the demo studio. */
export const PICTURES: readonly Picture[] = [
  { name: 'intake-result', app: 'intake', path: '/result/5a9e0000-0000-4000-8000-000000000112' },
  { name: 'portal-home', app: 'portal', path: '/', as: DAVID },
  { name: 'portal-project-dark', app: 'portal', path: '/', click: /Manzanita|See what we have drawn/, as: DAVID, scheme: 'dark' },
  { name: 'ops-leads', app: 'ops', path: '/leads', as: TOM },
  { name: 'ops-project', app: 'ops', path: '/projects', click: /Manzanita/, as: TOM },
  { name: 'ops-sync', app: 'ops', path: '/sync', as: TOM },
];

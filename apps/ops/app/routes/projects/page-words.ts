import { count } from '@sage/ui';
import { durationSince } from '../sync/ago.ts';
import { dotless } from '../sync/dotless.ts';
import type { SyncFacts } from '../sync/facts.ts';
import { kindWords } from '../sync/kind-words.ts';
import type { Project } from './words.ts';

type Page = NonNullable<Project['notion']>;

interface PageWords {
  /** Empty: the page is in step, and nothing stands in the way. */
  says: string;
  /** When it was last in step. */
  at: string | null;
  needsSomeone: boolean;
}

interface Hold {
  says: string;
  needsSomeone: boolean;
}

const HOLDS: Record<NonNullable<SyncFacts['limiter']>['state'], Hold | null> = {
  running: null,
  blocked: { says: 'Notion refuses the connection', needsSomeone: true },
  stopped: { says: 'the sync is stopped', needsSomeone: true },
  paused: { says: 'Notion asked for a pause', needsSomeone: false },
  away: { says: 'Notion does not answer', needsSomeone: false },
};

/** What keeps a kind's pages as they are. The same facts as on the sync's own page. */
function holdOf(kind: string, { limiter, standing }: SyncFacts): Hold | null {
  const whole = limiter && HOLDS[limiter.state];
  if (whole) return whole;
  const stands = standing.find((each) => each.kind === kind);
  if (!stands) return null;
  if (stands.is_held) return { says: 'Notion is being rebuilt', needsSomeone: false };
  return stands.lacks_database ? { says: 'its database is not set up in Notion', needsSomeone: false } : { says: `${kindWords(kind)} are paused`, needsSomeone: true };
}

/** Why the page itself says something else than SAGE, whatever holds up the rest. */
function faultOf({ status, error, in_trash: inTrash, is_left_alone: isLeftAlone, is_off: isOff }: Page): Hold | null {
  if (isOff) return { says: 'no longer shown there: the page stays as it was', needsSomeone: false };
  if (isLeftAlone) return { says: 'somebody threw it away in Notion, and it is left there', needsSomeone: false };
  if (status === 'unreachable') return { says: `SAGE does not reach it: ${error ? dotless(error) : 'deleted, or no longer shared'}`, needsSomeone: true };
  if (status === 'quarantined') return { says: `set aside: ${error ? dotless(error) : 'Notion refused it'}`, needsSomeone: true };
  if (status === 'conflict') return { says: 'changed in Notion by somebody: see Conflicts', needsSomeone: true };
  return inTrash ? { says: 'in Notion’s trash', needsSomeone: false } : null;
}

/** How a page in Notion stands, beside its link. */
export function pageWords(page: Page, kind: string, facts: SyncFacts, now: string): PageWords {
  const { status, error, synced_at: at, waiting_since: since } = page;
  const fault = faultOf(page);
  if (fault) return { ...fault, at };
  const hold = holdOf(kind, facts);
  const needsSomeone = hold?.needsSomeone ?? false;
  if (since === null) return { says: hold?.says ?? (at === null ? 'not in step yet' : ''), at, needsSomeone };
  const why = hold?.says ?? (status === 'retrying' ? `it is tried again after: ${error ? dotless(error) : 'a failure'}` : null);
  return { says: `a change has waited for ${durationSince(since, now)}${why ? `: ${why}` : ''}`, at, needsSomeone };
}

/** What waits to become comments on the project's page. */
export function postWords(waiting: number, facts: SyncFacts): string {
  const hold = holdOf('project', facts);
  return `${count(waiting, 'message waits', 'messages wait')} for Notion${hold ? `: ${hold.says}` : ''}.`;
}

/** Why a project has no page there. */
export function noPageWords({ content_mode: mode, sync }: Pick<Project, 'content_mode' | 'sync'>): string {
  if (mode === 'off') return 'Notion does not show projects: an admin can turn it on under Notion sync, Settings.';
  const hold = holdOf('project', sync);
  return `The project has no page in Notion yet${hold ? `: ${hold.says}` : ''}.`;
}

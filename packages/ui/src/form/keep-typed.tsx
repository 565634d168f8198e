import { useLocation, useMatches } from '@remix-run/react';
import { useEffect } from 'react';
import { tabMemory } from './tab-memory.ts';
import { fillIn, typedIn, type Typed } from './typed.ts';

const SIGN_IN = '/sign-in';
const SIGN_OUT = '/sign-out';
const LONGEST_MS = 60 * 60_000;

interface Kept {
  path: string;
  /** Null: nobody was signed in. */
  userId: string | null;
  at: number;
  typed: Typed;
  /** The sign-in page came in between. */
  isAway: boolean;
}
const memory = tabMemory<Kept>('sage.typed');

function keep({ target }: Event, userId: string | null): void {
  const form = target instanceof HTMLFormElement ? target : target instanceof Element ? target.closest('form') : null;
  const path = window.location.pathname;
  if (!form || path === SIGN_IN) return;
  if (form.getAttribute('action')?.endsWith(SIGN_OUT)) return memory.forget();
  const before = memory.read();
  const earlier = before?.path === path ? before.typed : {};
  memory.write({ path, userId, at: Date.now(), typed: { ...earlier, ...typedIn(form) }, isAway: false });
}

/** What was typed goes when the page does, unless it went to sign in: then it waits for the page and the same person to come back. */
function arrive(path: string, userId: string | null): void {
  const kept = memory.read();
  if (!kept) return;
  if (path === SIGN_IN) return memory.write({ ...kept, isAway: true });
  if (!kept.isAway || kept.userId !== userId || Date.now() - kept.at > LONGEST_MS) return memory.forget();
  if (kept.path !== path) return;
  memory.forget();
  fillIn(kept.typed);
}

const hasUser = (data: unknown): data is { userId: string } => typeof data === 'object' && data !== null && 'userId' in data;

/**
 * For an app that people sign in to: a session that ends while somebody types, or before they send, costs none of their words, and shows them to nobody else. One at
 * the root is enough; a loader above the pages names the person as `userId`.
 */
export function KeepTyped() {
  const { key, pathname } = useLocation();
  const userId = useMatches().map(({ data }) => data).find(hasUser)?.userId ?? null;
  useEffect(() => arrive(pathname, userId), [key, pathname, userId]);
  useEffect(() => {
    const events = ['input', 'submit'] as const;
    const listen = (event: Event) => keep(event, userId);
    for (const event of events) document.addEventListener(event, listen, true);
    return () => {
      for (const event of events) document.removeEventListener(event, listen, true);
    };
  }, [userId]);
  return null;
}

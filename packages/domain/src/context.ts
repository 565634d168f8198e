import type { Db } from '@sage/db';
import type { Registry } from '@sage/notion-sync';
import type { Passwords } from './auth/passwords.ts';
import type { Audience, Invitations, Sessions, SessionUser } from './auth/sessions.ts';
import type { PaymentGateway, ReadStripeEvent } from './payments/payments.port.ts';
import type { Clock, Log } from './ports.ts';
import type { Ledger } from './webhooks/ledger.ts';
import type { NotionInbox } from './webhooks/notion-inbox.ts';

/** What a server knows of one request before anything is asked of it. */
export interface Facts {
  requestId: string;
  /** The caller's address, after trusted proxies. */
  address: string;
  userAgent: string;
  /** From the app's session cookie. Never logged. */
  sessionToken: string | null;
  log: Log;
}

/** Where a call comes from: our own server code, or anyone over `/api/trpc`. */
export type Door = 'server' | 'http';

export interface Session {
  id: string;
  user: SessionUser;
}

/** What sign-in needs, in the two apps that have one. */
export interface SignInParts {
  audience: Audience;
  sessions: Sessions;
  invitations: Invitations;
  passwords: Passwords;
}

/** What paying needs, in the two apps in which one pays; the portal takes Stripe's word, too. */
export interface PaymentParts {
  gateway: PaymentGateway;
  addresses: { INTAKE_URL: string; PORTAL_URL: string };
  ledger?: Ledger;
  readEvent?: ReadStripeEvent;
}

export interface Context extends Facts {
  door: Door;
  clock: Clock;
  session: Session | null;
  /** As the signed-in user (intake: as its own role) sees it. Null for a visitor of portal or ops who is not signed in. */
  db: Db | null;
  signIn: SignInParts | null;
  payments: PaymentParts | null;
  /** Notion's hints, in the app that its webhook calls. */
  notionInbox: NotionInbox | null;
  /** What Notion shows of the studio, in the console. */
  notionRegistry: Registry | null;
}

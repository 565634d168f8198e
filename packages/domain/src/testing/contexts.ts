import type { Checkout, CheckoutOrder, Db } from '@sage/db';
import type { SessionUser, UserType } from '../auth/sessions.ts';
import { createRegistry } from '@sage/notion-sync';
import type { Context, Door, Facts } from '../context.ts';
import { SUBMISSION_ID, submissionResultOf } from '../leads/testing/submissions.ts';
import type { Log } from '../ports.ts';
import { RULES } from '../routing/testing/fixtures.ts';

export interface LogLine {
  level: keyof Log;
  details: Record<string, unknown>;
  message: string;
}

/** why: what is logged is part of what is tested. */
export function recordingLog() {
  const lines: LogLine[] = [];
  const at = (level: keyof Log) => (details: object, message: string) => {
    lines.push({ level, details: { ...details }, message });
  };
  return { lines, log: { error: at('error'), warn: at('warn'), info: at('info') } satisfies Log };
}

export const facts = (changes: Partial<Facts> = {}): Facts => ({
  requestId: 'request-1',
  address: '203.0.113.9',
  userAgent: 'a browser',
  sessionToken: null,
  log: recordingLog().log,
  ...changes,
});

export const userOf = (user_type: UserType): SessionUser => ({
  id: '0b4f9a2e-0000-4000-8000-000000000001',
  email: `${user_type}@example.com`,
  address: null,
  name: 'A person',
  user_type,
  client_id: null,
});

/** why: row-level security and the queries have tests on Postgres; here only who gets as far as the database matters. */
const answeringDb = () =>
  ({
    tiers: { listForIntake: async () => [] },
    submissions: {
      submit: async () => ({ submission_id: SUBMISSION_ID, status: 'qualified', created: true }),
      findResult: async () => submissionResultOf(),
    },
    routingRules: { findPublished: async () => structuredClone(RULES) },
    payments: { ofSubmission: answeringCheckout, ofDue: answeringCheckout },
    portal: { home: async () => ({ projects: [] }), project: async () => ({}), payments: async () => ({ projects: [] }), receipt: async () => ({}) },
    milestones: { complete: async () => ({}), giveBack: async () => ({}), start: async () => ({}), addRound: async () => ({}) },
    projects: { close: async () => ({}), reopen: async () => ({}) },
    content: { findFile: async () => ({ path: 'id', name: 'plan.pdf', mime_type: 'application/pdf' }) },
    messages: { list: async () => ({}), write: async () => ({}) },
    deliverables: { noteShare: async () => {}, add: async () => ({}), publish: async () => ({}), takeBack: async () => ({}), remove: async () => ({}), findFile: async () => ({ path: 'id', name: 'plan.pdf', mime_type: 'application/pdf' }) },
    files: {
      announce: async () => undefined,
      store: async (_id: string, _type: string, body: ReadableStream) => body.pipeTo(new WritableStream()),
      sign: async () => 'https://files.example.com/signed',
    },
    leadReview: { page: async () => ({ lead: {} }), decide: async () => ({}) },
    opsClients: { list: async () => ({}), addContact: async () => undefined },
    opsPayments: { list: async () => ({}) },
    opsProjects: { list: async () => ({}), find: async () => ({}) },
    opsConflicts: { list: async () => ({}), adopt: async () => {}, overwrite: async () => {}, dismiss: async () => {}, leaveAll: async () => 0 },
    opsNotion: { pull: async () => {}, reconcile: async () => STARTED.id, reconciles: async () => ({}), webhook: async () => null, forgetToken: async () => {} },
    opsSync: { status: async () => ({}), retry: async () => {} },
    syncOverview: { overview: async () => ({}), activity: async () => ({}) },
    syncSteering: { push: async () => {}, retryFailed: async () => 0, resync: async () => 0, pause: async () => {}, resume: async () => {}, liftBlock: async () => {}, setKind: async () => 0, setClientMark: async () => {} },
    syncSettings: { settings: async () => ({}) },
    syncRuns: { list: async () => ({}), ask: async () => STARTED.id },
    pushPreview: { waiting: async () => ({ waiting: 0, records: [], pages: [], uploads: [], to_decide: 0 }) },
    ops: { home: async () => ({ leads_to_review: 0, open_projects: 0, payments_failed: 0, sync_failed: 0 }) },
  }) as unknown as Db;

const STARTED = { id: '0b4f9a2e-0000-4000-8000-000000000002', user: userOf('team') };

/** why: counts as a right password without the work of one. */
const welcomingSignIn = (): Context['signIn'] => ({
  audience: 'ops',
  sessions: {
    beginSignIn: async () => ({ retry_after_seconds: 0, user_id: STARTED.user.id, password_hash: 'a hash' }),
    completeSignIn: async () => STARTED,
    check: async () => null,
    end: async () => {},
  },
  invitations: { request: async () => {}, find: async () => ({ name: 'A person', email: 'a@example.com', address: null, is_reset: false }), accept: async () => STARTED },
  passwords: { hasRoom: () => true, hash: async () => 'a hash', verify: async () => ({ matches: true }) },
});

const ORDER: CheckoutOrder = {
  payment_id: STARTED.user.id,
  due_id: STARTED.user.id,
  idempotency_key: 'checkout:1',
  session_id: null,
  stale: false,
  expires_at: 1_800_000_000,
  created_at: 1_799_990_000,
  purpose: 'full',
  label: 'Design fee',
  amount_cents: 100,
  currency: 'usd',
  tier: 1,
  email: null,
  customer_id: null,
};
const answeringCheckout = (): Checkout => ({ begin: async () => ORDER, attach: async () => {}, renew: async () => ORDER });

/** why: Stripe and the ledger have tests of their own; here every delivery is signed and every session open. */
const welcomingPayments = (): Context['payments'] => {
  const session = { id: 'cs_1', status: 'open', url: 'https://checkout.stripe.com/c/1', expiresAt: new Date('2027-01-05T12:00:00Z') } as const;
  const known = { status: 'pending', session_id: 'cs_1', purpose: 'full', label: 'Fee', amount_cents: 1, currency: 'usd', tier: 1, is_duplicate: false, submission_id: null, can_enter: true, invited: false } as const;
  return {
    gateway: {
      openSession: async () => session,
      findSession: async () => session,
      expireSession: async () => session,
      readSession: async () => ({ status: 'open', session: {} }),
    },
    addresses: { INTAKE_URL: 'http://intake.test', PORTAL_URL: 'http://portal.test' },
    ledger: {
      applyStripeEvent: async () => ({ outcome: 'applied' }),
      findCheckout: async () => known,
      settleCheckout: async () => ({ outcome: 'applied', checkout: known }),
    },
    readEvent: () => ({}),
  };
};

/** The context of one caller: a visitor of the public form, of an app with a sign-in, or a user. */
export function contextOf(role: 'intake' | 'visitor' | UserType, door: Door = 'server', changes: Partial<Context> = {}): Context {
  const isUser = role !== 'intake' && role !== 'visitor';
  return {
    ...facts(),
    door,
    clock: { now: () => new Date('2026-01-05T12:00:00Z') },
    session: isUser ? { id: STARTED.id, user: userOf(role) } : null,
    db: role === 'visitor' ? null : answeringDb(),
    signIn: role === 'intake' ? null : welcomingSignIn(),
    payments: welcomingPayments(),
    // why: what is kept of a delivery is tested on Postgres; here only who gets as far.
    notionInbox: { token: async () => null, keepToken: async () => 'kept', receive: async () => 'stored' },
    notionRegistry: createRegistry([]),
    ...changes,
  };
}

import { initTRPC, TRPCError } from '@trpc/server';
import superjson from 'superjson';
import type { UserType } from './auth/sessions.ts';
import type { Context } from './context.ts';
import { failureOf, toTrpcError } from './failure.ts';

const t = initTRPC.context<Context>().create({
  transformer: superjson,
  isDev: false,
  sse: { maxDurationMs: 5 * 60_000, ping: { enabled: true, intervalMs: 1_000 }, client: { reconnectAfterInactivityMs: 5_000 } },
  errorFormatter: ({ error, shape }) => {
    const { status, ...failure } = failureOf(error);
    return { message: failure.message, code: shape.code, data: { ...failure, httpStatus: status } };
  },
});

export const { router, createCallerFactory } = t;

/** A middleware, since the error formatter does not run for server-side callers. */
const base = t.procedure.use(async ({ next }) => {
  const result = await next();
  if (!result.ok) throw toTrpcError(result.error);
  return result;
});

/** For anyone. It is intake's: its database role may call the functions of the public form, and nothing else. */
export const publicProcedure = base.use(({ ctx, next }) => {
  if (!ctx.db) throw new Error('publicProcedure needs a database: it belongs to intake only');
  return next({ ctx: { db: ctx.db } });
});

/** For anyone, signed in or not, in the apps that have a sign-in. Without a database. */
export const visitorProcedure = base;

/** For our own server code only, because what it returns belongs into a cookie. Over HTTP it is not there. */
export const signInProcedure = base.use(({ ctx, next }) => {
  if (ctx.door !== 'server') throw new TRPCError({ code: 'NOT_FOUND' });
  if (!ctx.signIn) throw new Error('signInProcedure needs the parts of sign-in: it belongs to portal and ops only');
  return next({ ctx: { signIn: ctx.signIn } });
});

/** Adds what a payment needs to a procedure of the two apps in which one pays. */
export const withPayments = t.middleware(({ ctx, next }) => {
  if (!ctx.payments) throw new Error('this app takes no payments');
  return next({ ctx: { payments: ctx.payments } });
});

/** Adds what Notion shows of the studio to a procedure of the console. */
export const withNotionRegistry = t.middleware(({ ctx, next }) => {
  if (!ctx.notionRegistry) throw new Error('this app does not know what Notion shows');
  return next({ ctx: { registry: ctx.notionRegistry } });
});

/** Stripe's word, passed on by our own server code: the webhook and the return page. Over HTTP it is not there. */
export const stripeProcedure = base.use(({ ctx, next }) => {
  if (ctx.door !== 'server') throw new TRPCError({ code: 'NOT_FOUND' });
  const { ledger, readEvent } = ctx.payments ?? {};
  if (!ctx.payments || !ledger || !readEvent) throw new Error('stripeProcedure needs the ledger: it belongs to the portal only');
  return next({ ctx: { payments: { ...ctx.payments, ledger, readEvent } } });
});

/** Notion's hints, passed on by our own server code. Over HTTP it is not there. */
export const notionProcedure = base.use(({ ctx, next }) => {
  if (ctx.door !== 'server') throw new TRPCError({ code: 'NOT_FOUND' });
  if (!ctx.notionInbox) throw new Error('notionProcedure needs the inbox: it belongs to the portal only');
  return next({ ctx: { inbox: ctx.notionInbox } });
});

const procedureFor = (...allowed: UserType[]) =>
  base.use(({ ctx, next }) => {
    const { session, db } = ctx;
    if (!session || !db) throw new TRPCError({ code: 'UNAUTHORIZED' });
    if (!allowed.includes(session.user.user_type)) throw new TRPCError({ code: 'FORBIDDEN' });
    return next({ ctx: { session, db, user: session.user } });
  });

export const clientProcedure = procedureFor('kaa_client', 'sage_client');
export const teamProcedure = procedureFor('team', 'admin');
export const adminProcedure = procedureFor('admin');

/** For our own server code only: what it takes or gives is no JSON. Over HTTP it is not there. */
const serverProcedure = base.use(({ ctx, next }) => {
  if (ctx.door !== 'server') throw new TRPCError({ code: 'NOT_FOUND' });
  return next();
});
export const serverTeamProcedure = serverProcedure.concat(teamProcedure);
export const serverClientProcedure = serverProcedure.concat(clientProcedure);

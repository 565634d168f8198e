import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Traffic } from './traffic.ts';

/** Throws when the app cannot serve. */
export type ReadyCheck = (signal: AbortSignal) => Promise<void>;

const CHECK_MS = 2_000;
/** A flood of probes must not become a flood of checks. */
const REMEMBERED_MS = 1_000;

/** The Data API answers, whatever it says to a caller without a key. */
export const dataApiAnswers = (supabaseUrl: string): ReadyCheck => async (signal) => {
  const response = await fetch(`${supabaseUrl}/rest/v1/`, { method: 'HEAD', signal });
  if (response.status >= 500) throw new Error(`The Data API answers ${response.status}.`);
};

/** `/healthz`: the process is alive. */
export const alive: RequestHandler = (_req, res) => void res.set('Cache-Control', 'no-store').json({ ok: true });

/** `/readyz`: it can serve, and wants more requests. Why not is in the log only. */
export function ready(traffic: Traffic, check: ReadyCheck, log: Logger): RequestHandler {
  let latest: { at: number; outcome: Promise<boolean> } | undefined;
  const run = () =>
    check(AbortSignal.timeout(CHECK_MS)).then(
      () => true,
      (error: unknown) => {
        log.warn({ err: error }, 'not ready');
        return false;
      },
    );
  return async (_req, res) => {
    if (!latest || Date.now() - latest.at > REMEMBERED_MS) latest = { at: Date.now(), outcome: run() };
    const ok = !traffic.stopping && (await latest.outcome);
    res.status(ok ? 200 : 503).set('Cache-Control', 'no-store').json({ ok });
  };
}

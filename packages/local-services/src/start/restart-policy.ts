export interface RestartPolicy {
  /** So many deaths within the window are one too many. */
  deaths: number;
  windowMs: number;
  firstDelayMs: number;
  longestDelayMs: number;
}

export const RESTART: RestartPolicy = { deaths: 5, windowMs: 60_000, firstDelayMs: 250, longestDelayMs: 5_000 };

/** What to do after the last of these deaths (instants in ms): wait so long and start again, or give up. */
export function afterDeath(deathsAt: number[], policy: RestartPolicy = RESTART): { giveUp: true } | { giveUp: false; delayMs: number } {
  const last = deathsAt.at(-1) ?? 0;
  const recent = deathsAt.filter((at) => at > last - policy.windowMs).length;
  if (recent >= policy.deaths) return { giveUp: true };
  return { giveUp: false, delayMs: Math.min(policy.firstDelayMs * 2 ** Math.max(0, recent - 1), policy.longestDelayMs) };
}

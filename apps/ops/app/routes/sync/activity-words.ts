import type { Sage } from '../../api.server.ts';

export type ActivityLine = Awaited<ReturnType<Sage['sync']['activity']>>['activity'][number];

const RESULTS: Record<ActivityLine['result'], string> = { synced: 'In step', retrying: 'Tries again', quarantined: 'Set aside', unreachable: 'Page not reachable', refused: 'Refused' };

/** What came from Notion was read, whatever became of it; its note tells that. */
export const resultWords = ({ direction, result }: Pick<ActivityLine, 'direction' | 'result'>): string => (direction === 'pull' && result === 'synced' ? 'Read' : RESULTS[result]);

/** `240 ms`, `3.1 s`. */
const lagWords = (ms: number) => (ms < 1_000 ? `${ms} ms` : ms < 60_000 ? `${(ms / 1_000).toFixed(1)} s` : `${Math.round(ms / 60_000)} min`);

/** `1 call, 3.1 s after the change`. Empty: neither was counted, since what happened is a part of something else. */
export const costWords = ({ calls, lag_ms }: Pick<ActivityLine, 'calls' | 'lag_ms'>): string =>
  [...(calls > 0 ? [`${calls} ${calls === 1 ? 'call' : 'calls'}`] : []), ...(lag_ms === null ? [] : [`${lagWords(lag_ms)} after the change`])].join(', ');

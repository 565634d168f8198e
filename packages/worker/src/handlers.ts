import type { Handlers } from './handler.ts';
import { pruneSessions } from './jobs/prune-sessions.ts';

export const handlers: Handlers = {
  'sessions.prune': pruneSessions,
};

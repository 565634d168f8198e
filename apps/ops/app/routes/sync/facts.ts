import type { Sage } from '../../api.server.ts';

export type Overview = Awaited<ReturnType<Sage['sync']['overview']>>;

/** What is true of the sync as a whole: on the overview, on Today and on a project's page. */
export type SyncFacts = Overview['facts'];

export type StandingKind = SyncFacts['standing'][number];

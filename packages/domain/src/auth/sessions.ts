import { createServiceDb, type ServiceDb, type ServiceEnv } from '@sage/db/service';

/** Sign-in runs before there is a user whom row-level security could know, so it has the service role, and only these calls of it. */
export type Sessions = ServiceDb['sessions'];
export type SessionsEnv = ServiceEnv;

type ActiveSession = NonNullable<Awaited<ReturnType<Sessions['check']>>>;
export type SessionUser = ActiveSession['user'];
export type UserType = SessionUser['user_type'];
export type Audience = Parameters<Sessions['check']>[1];

export type Invitations = ServiceDb['invitations'];

export const openSignIn = (...call: Parameters<typeof createServiceDb>): Pick<ServiceDb, 'sessions' | 'invitations'> => createServiceDb(...call);

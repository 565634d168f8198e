/// <reference path="./provided.d.ts" />
export { bootstrap } from '../supabase/bootstrap.ts';
export { supabaseEnvironment } from '../supabase/environment.ts';
export { loginUrl } from '../supabase/logins.ts';
export { startPostgres, type PostgresOptions, type RunningPostgres } from '../supabase/postgres/start-postgres.ts';
export { freePort } from './free-port.ts';
export { type SpawnedProgram, spawnProgram } from './spawn-program.ts';
export { startTestStack, TEMPLATE, type TestStack } from './test-stack.ts';

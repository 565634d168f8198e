import type { TestProject } from 'vitest/node';
import { startTestStack } from './test-stack.ts';

/** Vitest runs it once before the tests on Postgres: see `provided.d.ts` for what they get. */
export default async function setup(project: TestProject) {
  const { stop, ...provided } = await startTestStack();
  project.provide('postgresUrl', provided.postgresUrl);
  project.provide('templateDatabase', provided.templateDatabase);
  project.provide('supabase', provided.supabase);
  return stop;
}

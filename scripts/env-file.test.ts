import { parseEnv as parseDotenv } from 'node:util';
import { expect, test } from 'vitest';
import * as schemas from '../packages/config/src/env.ts';
import { envExample, unlistedSchemas } from './env-file.ts';

test('every schema of the config package has its section', () => {
  expect(unlistedSchemas()).toEqual([]);
});

test('as it is, it sets nothing', () => {
  expect(parseDotenv(envExample())).toEqual({});
});

test('a required variable says what to do and shows an example', () => {
  expect(envExample()).toContain('# Address of the Supabase project (Data API and Storage). Required: copy the project URL from Supabase → Settings → Data API.\n# SUPABASE_URL=https://abcd.supabase.co\n');
});

test('uncommented, it names the variables that the schemas read', () => {
  const names = new Set(Object.keys(parseDotenv(envExample().replaceAll(/^# (?=[A-Z_]+=)/gm, ''))));
  for (const schema of [schemas.httpEnv, schemas.stripeEnv, schemas.workerEnv]) for (const name of Object.keys(schema.shape)) expect(names).toContain(name);
});

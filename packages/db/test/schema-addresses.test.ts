import { afterAll, beforeAll, expect, it } from 'vitest';
import { one, refusal } from './acting.ts';
import { freshDatabase } from './database.ts';
import { newUser } from './new-rows.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database?.drop());

const keyOf = async (address: string) =>
  (await one<{ key: string | null }>(database.client, 'select private.address_key($1) as key', [address])).key;
const byAddress = (address: string) => newUser(database.client, { email: null, address, user_type: 'kaa_client' });

it.each([
  ['14 Alder Lane, Oakland, CA 94611', '14 ALDER LN OAKLAND CA 94611'],
  ['200 North Main Street Apt. 4B, Reno NV 89501', '200 N. Main St., #4b; Reno, NV 89501'],
  ['1 S.W. Harbor Blvd., Suite 9', '1 southwest harbor boulevard unit 9'],
  ['５ Elm Ａvenue', '5 elm ave'],
  ['  9   Oak\tRoad ', '9 Oak Rd'],
])('gives two spellings of one address one key: %s', async (first, second) => {
  expect(await keyOf(first)).toBe(await keyOf(second));
});

it.each([
  ['14 Alder Lane, Oakland', '14 Alder Lane, Unit 3, Oakland'],
  ['14 Alder Lane Unit 3', '14 Alder Lane Unit 4'],
  ['14 Alder Lane 94611', '14 Alder Lane 94612'],
  ['14 Alder Lane', '14 Alder Court'],
  ['14 North Elm St', '14 South Elm St'],
])('never gives two homes one key: %s and %s', async (first, second) => {
  expect(await keyOf(first)).not.toBe(await keyOf(second));
});

it('has no key for what has no letter or digit', async () => {
  expect(await keyOf(' ,.- ')).toBeNull();
  expect((await refusal(byAddress('......')))?.code).toBe('23514');
});

it('is unique among those who sign in with it, and only among them', async () => {
  await byAddress('77 Birch Street, Apt 1');
  expect((await refusal(byAddress('77 birch st #1')))?.code).toBe('23505');
  await byAddress('77 Birch Street, Apt 2');
  await newUser(database.client, { address: '77 Birch Street, Apt 1' });
});

it('takes one e-mail address once, in any case', async () => {
  await newUser(database.client, { email: 'Ines@example.com' });
  expect((await refusal(newUser(database.client, { email: 'ines@EXAMPLE.com' })))?.code).toBe('23505');
});

it.each([
  ['neither e-mail nor address', { email: null, user_type: 'kaa_client' }],
  ['a SAGE client without e-mail', { email: null, address: '5 Elm Avenue', user_type: 'sage_client' }],
  ['a team member with a tier', { user_type: 'team', tier: 1 }],
  ['a plain password', { password_hash: 'garden-gate' }],
])('refuses a user with %s', async (_, values) => {
  expect((await refusal(newUser(database.client, values)))?.code).toBe('23514');
});

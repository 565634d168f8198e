import { hash, parseOptions } from '@node-rs/argon2';
import { beforeAll, describe, expect, it } from 'vitest';
import { ARGON2ID, createPasswords } from './passwords.ts';
import type { Queue } from './queue.ts';

const PASSWORD = 'a long enough password';
const passwords = createPasswords();
let stored: string;
beforeAll(async () => {
  stored = await passwords.hash(PASSWORD);
});

it('hashes with argon2id, 64 MiB, three passes, one lane', () => {
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
  expect(parseOptions(stored)).toMatchObject(ARGON2ID);
});

describe('verify', () => {
  it('knows the password from another', async () => {
    expect(await passwords.verify(PASSWORD, stored)).toEqual({ matches: true });
    expect(await passwords.verify('another long password', stored)).toEqual({ matches: false });
  });

  it('never matches without a stored hash', async () => {
    expect(await passwords.verify(PASSWORD, null)).toEqual({ matches: false });
    expect(await passwords.verify('', null)).toEqual({ matches: false });
  });

  it('brings a hash of weaker settings up to date, and only when the password was right', async () => {
    const weak = await hash(PASSWORD, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
    expect(await passwords.verify('another long password', weak)).toEqual({ matches: false });
    const { matches, rehash } = await passwords.verify(PASSWORD, weak);
    expect(matches).toBe(true);
    expect(await passwords.verify(PASSWORD, rehash!)).toEqual({ matches: true });
  });

  it('fails on a stored value that is no hash, rather than let anyone in', async () => {
    await expect(passwords.verify(PASSWORD, 'not a hash')).rejects.toThrow(/./);
  });
});

it('does all of its work in the queue', async () => {
  let runs = 0;
  const counting: Queue = { hasRoom: () => true, run: (work) => ((runs += 1), work()) };
  const counted = createPasswords(counting);
  await counted.verify(PASSWORD, stored);
  await counted.verify(PASSWORD, null);
  await counted.hash(PASSWORD);
  expect(runs).toBe(3);
});

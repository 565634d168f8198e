import { hash, parseOptions, verify } from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';
import { createQueue, type Queue } from './queue.ts';

/** Cost of one password: 64 MiB, three passes, one lane. */
export const ARGON2ID = { memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;

export interface Verification {
  matches: boolean;
  /** A new hash of the same password, when the stored one was made with other settings. */
  rehash?: string;
}

export interface Passwords {
  /** False when so many wait that another one would only be refused. */
  hasRoom(): boolean;
  hash(password: string): Promise<string>;
  /** Takes the same time without a stored hash (an unknown name) as with one. */
  verify(password: string, stored: string | null): Promise<Verification>;
}

/** At most four at once (256 MiB), since more would starve everything else on the machine. */
export function createPasswords(queue: Queue = createQueue({ atOnce: 4, waiting: 40 })): Passwords {
  const unknown = unmatchableHash();
  return {
    hasRoom: queue.hasRoom,
    hash: (password) => queue.run(() => hash(password, ARGON2ID)),
    verify: (password, stored) =>
      queue.run(async () => {
        const matches = await verify(stored ?? unknown, password);
        if (!matches || stored === null) return { matches: false };
        return isCurrent(stored) ? { matches } : { matches, rehash: await hash(password, ARGON2ID) };
      }),
  };
}

const base64 = (bytes: number) => randomBytes(bytes).toString('base64').replaceAll('=', '');

/** Random bytes in the place of a salt and a hash: as much work to check as a real one, and nothing matches it. */
function unmatchableHash(): string {
  const { memoryCost, timeCost, parallelism } = ARGON2ID;
  return `$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$${base64(16)}$${base64(32)}`;
}

function isCurrent(stored: string): boolean {
  const { memoryCost, timeCost, parallelism } = parseOptions(stored);
  const hasCost = memoryCost === ARGON2ID.memoryCost && timeCost === ARGON2ID.timeCost && parallelism === ARGON2ID.parallelism;
  return hasCost && stored.startsWith('$argon2id$');
}

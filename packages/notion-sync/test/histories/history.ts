import fc from 'fast-check';
import { TROUBLES, type Trouble } from './weather.ts';

/** One thing that somebody does: the studio in SAGE, or a person in Notion. `isHeard`: an event told of it. */
export interface Deed {
  do: 'add' | 'rename' | 'retier' | 'remove' | 'advance' | 'start' | 'note' | 'write' | 'call' | 'class' | 'deliver' | 'tick' | 'trash' | 'sweep' | 'say';
  which: number;
  isHeard: boolean;
}

export interface Turn {
  worker: number;
  /** The number of the call at which it dies or falls asleep. */
  fails: number | null;
  when: 'before' | 'after' | 'asleep';
}

export type Step =
  | ({ do: 'deed' } & Omit<Deed, 'do'> & { deed: Deed['do'] })
  | { do: 'weather'; troubles: Trouble[]; probability: number }
  | { do: 'sync'; turns: Turn[]; rounds: number; polls: boolean; during: { at: number; deed: Deed }[] }
  | { do: 'wait'; ms: number };

const DAILY: Deed['do'][] = [
  'add', 'add', 'add', 'rename', 'rename', 'rename', 'retier', 'retier', 'advance', 'advance', 'start', 'start', 'remove',
  'note', 'note', 'write', 'write', 'call', 'call', 'class', 'class', 'deliver', 'tick', 'tick', 'tick', 'trash', 'say', 'say',
];

interface Climate {
  deeds: Deed['do'][];
  /** Of each trouble, for each call. */
  probabilities: number[];
  fewestTroubles: number;
  rounds: { min: number; max: number };
}

function stepIn({ deeds, probabilities, fewestTroubles, rounds }: Climate): fc.Arbitrary<Step> {
  const what = fc.constantFrom(...deeds);
  const about = { which: fc.nat(200), isHeard: fc.boolean() };
  const deed: fc.Arbitrary<Deed> = fc.record({ do: what, ...about });
  const turn: fc.Arbitrary<Turn> = fc.record({
    worker: fc.nat(3),
    fails: fc.option(fc.integer({ min: 1, max: 120 }), { freq: 2 }),
    when: fc.constantFrom<Turn['when'][]>('before', 'after', 'asleep'),
  });
  const during = fc.array(fc.record({ at: fc.integer({ min: 1, max: 20 }), deed }), { maxLength: 3 });
  return fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant('deed' as const), deed: what, ...about }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('weather' as const), troubles: fc.subarray(TROUBLES, { minLength: fewestTroubles }), probability: fc.constantFrom(...probabilities) }) },
    { weight: 5, arbitrary: fc.record({ do: fc.constant('sync' as const), turns: fc.array(turn, { minLength: 1, maxLength: 4 }), rounds: fc.integer(rounds), polls: fc.boolean(), during }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(1_000, 16_000, 31_000, 95_000) }) },
  );
}

/** Short ones, of which many are lived through. */
export const history = fc.array(stepIn({ deeds: DAILY, probabilities: [0, 0.02, 0.05, 0.1], fewestTroubles: 3, rounds: { min: 1, max: 8 } }), { minLength: 10, maxLength: 40, size: 'max' });

const STORM: Climate = { deeds: [...DAILY, ...Array<Deed['do']>(6).fill('sweep')], probabilities: [0.05, 0.07, 0.1], fewestTroubles: 10, rounds: { min: 4, max: 20 } };
const BEGINNING: Step[] = [...Array.from({ length: 6 }, (): Step => ({ do: 'deed', deed: 'add', which: 2, isHeard: false })), { do: 'weather', troubles: TROUBLES, probability: 0.05 }];
const stormOf = (minLength: number, maxLength: number) => fc.array(stepIn(STORM), { minLength, maxLength, size: 'max' }).map((steps): Step[] => [...BEGINNING, ...steps]);

/** A studio of some fifty records under so much trouble that the sync hardly does anything undisturbed. */
export const storm = stormOf(60, 90);
export const shortStorm = stormOf(25, 30);

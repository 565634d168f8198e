import { z } from '@sage/config/z';
import type { Chance } from './chance.ts';

const common = {
  /** The SDK's name: `pages.create`. Without it every operation. */
  operation: z.string().optional(),
  /** Only what reads, or only what writes. */
  only: z.enum(['read', 'write']).optional(),
  /** How many calls; without it and without `seconds` until it is cleared. */
  times: z.number().int().positive().optional(),
  seconds: z.number().positive().optional(),
  /** The share of the calls that it meets, from 0 to 1; without it all. */
  probability: z.number().min(0).max(1).optional(),
};
const faultOf = <K extends string, S extends z.ZodRawShape>(kind: K, more: S) => z.strictObject({ kind: z.literal(kind), ...common, ...more });

/** What the stand-in can do wrong on purpose. */
export const faultSchema = z.discriminatedUnion('kind', [
  /** The connection closes; `after` the write is kept all the same. */
  faultOf('unreachable', { after: z.boolean().default(false) }),
  /** 429 to all; with `blocked` the reason for which trying again is wrong. */
  faultOf('rate_limited', { blocked: z.boolean().default(false) }),
  /** Nothing is written. */
  faultOf('refused', { status: z.union([z.literal(409), z.literal(500), z.literal(502), z.literal(503), z.literal(504), z.literal(529)]) }),
  /** 503, and it is written; `ids` says what. */
  faultOf('unavailable_after_commit', { ids: z.boolean().default(true) }),
  /** The head and half of the body, then silence. What was asked is done. */
  faultOf('stalled', {}),
  /** A page of some proxy in between; nothing is written. */
  faultOf('html', { status: z.number().int().min(200).max(599).default(502) }),
  /** Neither a query nor a list shows what was made in the last `lag` seconds. */
  faultOf('query_lag', { lag: z.number().positive() }),
]);
export type Fault = z.infer<typeof faultSchema>;
export type FaultInput = z.input<typeof faultSchema>;

interface Armed {
  fault: Fault;
  left: number;
  until: number;
}

export class Faults {
  #armed: Armed[] = [];
  /** Told of each that met a call. */
  onMeet: ((fault: Fault) => void) | undefined;

  constructor(private readonly chance: Chance) {}

  add(input: FaultInput, now: number): Fault {
    const parsed = faultSchema.parse(input);
    this.#armed.push({ fault: parsed, left: parsed.times ?? Infinity, until: parsed.seconds === undefined ? Infinity : now + parsed.seconds * 1000 });
    return parsed;
  }

  /** The first that fits this call, counted as used. */
  take(operation: string, isWrite: boolean, now: number): { fault: Fault; secondsLeft: number } | undefined {
    const armed = this.#live(now).find(({ fault }) => fault.kind !== 'query_lag' && fits(fault, operation, isWrite) && this.chance.happens(fault.probability ?? 1));
    if (!armed) return undefined;
    armed.left -= 1;
    this.onMeet?.(armed.fault);
    const secondsLeft = armed.until === Infinity ? 1 : Math.max(1, Math.ceil((armed.until - now) / 1000));
    return { fault: armed.fault, secondsLeft };
  }

  queryLagMs(now: number): number {
    const lags = this.#live(now).map(({ fault }) => (fault.kind === 'query_lag' ? fault.lag * 1000 : 0));
    return Math.max(0, ...lags);
  }

  list(now: number): Fault[] {
    return this.#live(now).map(({ fault }) => fault);
  }
  clear(): void {
    this.#armed = [];
  }

  #live(now: number): Armed[] {
    return (this.#armed = this.#armed.filter(({ left, until }) => left > 0 && now < until));
  }
}

const fits = ({ operation, only }: Fault, asked: string, isWrite: boolean) => (!operation || operation === asked) && (!only || (only === 'write') === isWrite);

/** Random numbers that come again with the same seed, so that a run of faults can be repeated. */
export class Chance {
  #state: number;

  constructor(seed = Date.now()) {
    this.#state = seed >>> 0;
  }

  seed(seed: number): void {
    this.#state = seed >>> 0;
  }

  /** From 0 to below 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  happens(probability: number): boolean {
    // why: what always or never happens uses up no number, so that it shifts no other
    return probability >= 1 || (probability > 0 && this.next() < probability);
  }
}

/** Tests set and move it; else it is the machine's. */
export class Clock {
  #offset = 0;
  #fixed: number | undefined;

  now(): number {
    return this.#fixed ?? Date.now() + this.#offset;
  }
  /** Stands still from now on. */
  set(ms: number): void {
    this.#fixed = ms;
  }
  advance(ms: number): void {
    if (this.#fixed === undefined) this.#offset += ms;
    else this.#fixed += ms;
  }
  reset(): void {
    this.#fixed = undefined;
    this.#offset = 0;
  }
}

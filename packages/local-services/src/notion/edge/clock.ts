/** Tests set and move it; else it is the machine's. */
export class Clock {
  #offset = 0;
  #fixed: number | undefined;
  /** Told whenever someone set or moved it. */
  onMove: (() => void) | undefined;

  now(): number {
    return this.#fixed ?? Date.now() + this.#offset;
  }
  get isStill(): boolean {
    return this.#fixed !== undefined;
  }
  /** Stands still from now on. */
  set(ms: number): void {
    this.#fixed = ms;
    this.onMove?.();
  }
  advance(ms: number): void {
    if (this.#fixed === undefined) this.#offset += ms;
    else this.#fixed += ms;
    this.onMove?.();
  }
  reset(): void {
    this.#fixed = undefined;
    this.#offset = 0;
    this.onMove?.();
  }
}

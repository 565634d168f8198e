/** A process that dies at one of its awaits: everything it would do afterwards does not happen. Or one that sleeps there until it is woken. */
export class Crashing {
  #calls = 0;
  #fallAsleep = () => undefined as void;
  isDead = false;
  isAsleep = false;
  wake = () => undefined as void;
  readonly #woken = new Promise<void>((resolve) => (this.wake = resolve));
  readonly asleep = new Promise<void>((resolve) => (this.#fallAsleep = resolve));

  /** `at`: the number of the call in which it dies, either before the call has its effect or right after. It sleeps before one that may be late. */
  constructor(
    readonly at: number,
    readonly when: 'before' | 'after' | 'asleep',
  ) {}

  /** Every method of the port, nested ones too. `mayBeLate`: between this call and whatever allowed it any time may pass. */
  around = <T extends object>(port: T, mayBeLate = false): T =>
    new Proxy(port, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member === 'object' && member !== null) return this.around(member, mayBeLate);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]) => this.#call(() => Reflect.apply(member, target, args) as Promise<unknown>, mayBeLate);
      },
    });

  async #call(work: () => Promise<unknown>, mayBeLate: boolean): Promise<unknown> {
    if (this.isDead) throw new Error('the process is dead');
    this.#calls += 1;
    if (this.when === 'asleep') return this.#sleep(mayBeLate).then(work);
    const isLast = this.#calls === this.at;
    if (isLast && this.when === 'before') return this.#die();
    const answer = await work();
    return isLast || this.isDead ? this.#die() : answer;
  }

  async #sleep(mayBeLate: boolean): Promise<void> {
    if (this.at === 0 || this.#calls < this.at || !mayBeLate || this.isAsleep) return;
    this.isAsleep = true;
    this.#fallAsleep();
    await this.#woken;
  }

  #die(): never {
    this.isDead = true;
    throw new Error('the process died');
  }
}

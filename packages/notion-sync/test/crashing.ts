/** A process that dies at one of its awaits: everything it would do afterwards does not happen. */
export class Crashing {
  #calls = 0;
  isDead = false;

  /** `at`: the number of the call in which it dies, either before the call has its effect or right after. */
  constructor(
    readonly at: number,
    readonly when: 'before' | 'after',
  ) {}

  /** Every method of the port, nested ones too. */
  around = <T extends object>(port: T): T =>
    new Proxy(port, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member === 'object' && member !== null) return this.around(member);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]) => this.#call(() => Reflect.apply(member, target, args) as Promise<unknown>);
      },
    });

  async #call(work: () => Promise<unknown>): Promise<unknown> {
    if (this.isDead) throw new Error('the process is dead');
    this.#calls += 1;
    const isLast = this.#calls === this.at;
    if (isLast && this.when === 'before') return this.#die();
    const answer = await work();
    return isLast || this.isDead ? this.#die() : answer;
  }

  #die(): never {
    this.isDead = true;
    throw new Error('the process died');
  }
}

export interface LoggedCall {
  /** ISO, by the stand-in's clock. */
  at: string;
  method: string;
  path: string;
  operation: string;
  /** 0 where the connection was closed without an answer. */
  status: number;
  /** What the stand-in did wrong on purpose. */
  fault?: string;
}

const MOST = 20_000;

/** Every call of the API, oldest first. */
export class CallLog {
  #calls: LoggedCall[] = [];

  add(call: LoggedCall): void {
    this.#calls.push(call);
    if (this.#calls.length > MOST) this.#calls = this.#calls.slice(MOST / 2);
  }
  list(): readonly LoggedCall[] {
    return this.#calls;
  }
  clear(): void {
    this.#calls = [];
  }
}

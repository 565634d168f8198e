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
  /** The body, unless it was long. */
  sent?: unknown;
}

/** What of the log to see; all of it must fit. */
export interface CallFilter {
  operation?: string | undefined;
  method?: string | undefined;
  status?: number | undefined;
  fault?: string | undefined;
  /** Part of the path: an id, say. */
  path?: string | undefined;
  /** ISO; from then on. */
  since?: string | undefined;
  /** The newest ones only. */
  last?: number | undefined;
}

const MOST = 20_000;
export const LONGEST_KEPT = 20_000;

/** Every call of the API, oldest first. */
export class CallLog {
  #calls: LoggedCall[] = [];

  add(call: LoggedCall): void {
    this.#calls.push(call);
    if (this.#calls.length > MOST) this.#calls = this.#calls.slice(MOST / 2);
  }
  list({ operation, method, status, fault, path, since, last }: CallFilter = {}): readonly LoggedCall[] {
    const fits = (call: LoggedCall) =>
      (operation === undefined || call.operation === operation) &&
      (method === undefined || call.method === method) &&
      (status === undefined || call.status === status) &&
      (fault === undefined || call.fault === fault) &&
      (path === undefined || call.path.includes(path)) &&
      (since === undefined || call.at >= since);
    const calls = this.#calls.filter(fits);
    return last === undefined ? calls : calls.slice(-last);
  }
  clear(): void {
    this.#calls = [];
  }
}

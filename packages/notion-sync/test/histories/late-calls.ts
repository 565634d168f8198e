import type { NotionStandIn } from '@sage/local-services/testing';

/** Of which Notion gives up after a minute. */
const LATEST_MS = 70_000;
const APPEND = /\/blocks\/[^/]+\/children$/;
/** What makes something, so that doing it twice makes two. */
const makes = ({ method, url }: Request) => (method === 'POST' && /\/v1\/(pages|comments)$/.test(url)) || (method === 'PATCH' && APPEND.test(url));

/** why: the stand-in does what it does at once. Calls whose connection was lost, and which Notion carries out all the same, some time later. */
export class LateCalls {
  #calls: { request: Request; at: number }[] = [];
  /** Of each call that makes something. */
  probability = 0;

  constructor(readonly standIn: NotionStandIn) {}

  isLate(request: Request): boolean {
    const { chance, clock } = this.standIn;
    if (!makes(request) || !chance.happens(this.probability)) return false;
    this.#calls.push({ request, at: clock.now() + chance.next() * LATEST_MS });
    return true;
  }

  /** Carries out what was due by now, each at its time. Nobody hears of it. */
  async arrive(): Promise<void> {
    const { clock } = this.standIn;
    const now = clock.now();
    const due = this.#calls.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
    this.#calls = this.#calls.filter(({ at }) => at > now);
    for (const { request, at } of due) {
      clock.set(at);
      await this.standIn.fetch(request);
    }
    if (due.length > 0) clock.set(now);
  }

  forget(): void {
    this.#calls = [];
  }
}

import { randomBytes } from 'node:crypto';
import type { Clock } from '../edge/clock.ts';
import type { Store } from '../store/store.ts';
import type { Delivery, EventRecord, SubscriptionRecord } from './event-record.ts';
import { payloadOf, signatureOf } from './payload.ts';
import type { WebhookSwitches } from './switches.ts';

export type Send = (request: Request) => Promise<Response>;

const PATIENCE_MS = 10_000;
const MOST_TRIES = 8;
const FIRST_TOKEN_RETRY_MS = 1_000;
const LONGEST_TOKEN_RETRY_MS = 60_000;
const LONGEST_SLEEP_MS = 60_000;
const BREATH_MS = 10;

/** Carries what is due to the endpoint, and writes down how it went. What is due is in the workspace, so a restart forgets nothing. */
export class Postman {
  #sleeping: NodeJS.Timeout | undefined;
  #round: Promise<void> | undefined;
  #isClosed = false;
  #isWaking = false;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly send: Send,
    private readonly switches: () => WebhookSwitches,
    private readonly told: () => unknown,
  ) {}

  /** Looks again soon, after the present transaction and those that come right after it. */
  wake(): void {
    if (this.#isWaking) return;
    this.#sleep(BREATH_MS);
    this.#isWaking = true;
  }

  async settle(): Promise<void> {
    await this.#round;
    while (this.#isDue()) await this.#turn();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#sleeping);
  }

  #sleep(ms: number) {
    this.#isWaking = false;
    if (this.#isClosed) return;
    clearTimeout(this.#sleeping);
    this.#sleeping = setTimeout(() => void this.#turn(), ms);
    this.#sleeping.unref();
  }

  /** One round at a time, so that nothing is carried twice. */
  #turn(): Promise<void> {
    this.#isWaking = false;
    this.#round ??= this.#carryDue().finally(() => {
      this.#round = undefined;
      const next = this.#nextDue();
      // why: a clock that stands still is moved by a test, which wakes us
      if (next !== Infinity && !this.clock.isStill) this.#sleep(Math.min(LONGEST_SLEEP_MS, Math.max(1, next - this.clock.now())));
    });
    return this.#round;
  }

  async #carryDue(): Promise<void> {
    const [subscription] = this.store.all('subscription');
    if (!subscription || this.#isClosed) return;
    if (subscription.state === 'new' && subscription.next_try_ms <= this.clock.now()) await this.#tellToken(subscription);
    for (const { event, at } of this.#dueDeliveries()) if (!this.#isClosed) await this.#deliver(event.id, at, subscription);
  }

  async #tellToken(subscription: SubscriptionRecord) {
    const status = await this.#post(subscription.url, JSON.stringify({ verification_token: subscription.token }));
    if (this.#isClosed) return;
    const arrived = isSuccess(status);
    const wait = Math.min(LONGEST_TOKEN_RETRY_MS, FIRST_TOKEN_RETRY_MS * 2 ** subscription.tries);
    const state = arrived ? 'told' : 'new';
    this.store.transaction(() => this.store.put({ ...subscription, state, tries: subscription.tries + 1, next_try_ms: this.clock.now() + wait }));
    if (arrived) this.told();
  }

  async #deliver(id: string, at: number, subscription: SubscriptionRecord) {
    const event = this.store.find('event', id);
    const delivery = event?.deliveries[at];
    if (!event || !delivery) return;
    const body = JSON.stringify(payloadOf(event, subscription, delivery.attempts.length + 1));
    const token = delivery.is_forged ? randomBytes(24).toString('hex') : subscription.token;
    const status = await this.#post(subscription.url, body, { 'x-notion-signature': signatureOf(body, token) });
    const now = this.store.find('event', id);
    if (this.#isClosed || !now) return;
    const after = this.#after(delivery, status);
    this.store.transaction(() => this.store.put({ ...now, deliveries: now.deliveries.map((one, i) => (i === at ? after : one)) }));
  }

  #after(delivery: Delivery, status: number | null): Delivery {
    const at_ms = this.clock.now();
    const attempts = [...delivery.attempts, { at_ms, status }];
    if (isSuccess(status)) return { ...delivery, attempts, status: 'delivered' };
    if (delivery.is_forged || attempts.length >= MOST_TRIES) return { ...delivery, attempts, status: 'failed' };
    return { ...delivery, attempts, due_ms: at_ms + this.switches().first_retry_ms * 3 ** (attempts.length - 1) };
  }

  /** @returns null where no answer came. */
  async #post(url: string, body: string, headers: Record<string, string> = {}): Promise<number | null> {
    try {
      const request = new Request(url, { method: 'POST', body, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS), headers: { 'content-type': 'application/json', 'user-agent': 'notion-api (stand-in)', ...headers } });
      const response = await this.send(request);
      await response.arrayBuffer();
      return response.status;
    } catch {
      return null;
    }
  }

  #pending(): { event: EventRecord; at: number; due: number }[] {
    if (this.switches().paused) return [];
    return this.store.all('event').flatMap((event) => event.deliveries.flatMap(({ status, due_ms }, at) => (status === 'pending' ? [{ event, at, due: due_ms }] : [])));
  }
  #dueDeliveries() {
    return this.#pending().filter(({ due }) => due <= this.clock.now()).sort((a, b) => a.due - b.due);
  }
  #nextDue(): number {
    const [subscription] = this.store.all('subscription');
    const token = subscription?.state === 'new' ? subscription.next_try_ms : Infinity;
    return Math.min(token, ...this.#pending().map(({ due }) => due));
  }
  #isDue(): boolean {
    return !this.#isClosed && this.#nextDue() <= this.clock.now();
  }
}

const isSuccess = (status: number | null) => status !== null && status >= 200 && status < 300;

import { randomBytes } from 'node:crypto';
import { PERSON } from '../answers/people.ts';
import { isShared } from '../store/reach.ts';
import type { Chance } from '../edge/chance.ts';
import type { Clock } from '../edge/clock.ts';
import { invalid } from '../edge/problem.ts';
import { newId } from '../model/ids.ts';
import type { Change, Store } from '../store/store.ts';
import { emit } from './emit.ts';
import type { EventRecord, Happening, SubscriptionRecord } from './event-record.ts';
import { happeningsOf } from './happenings.ts';
import { Postman, type Send } from './postman.ts';
import { webhookSwitches, type WebhookSwitches } from './switches.ts';

export interface Endpoint {
  url: string;
  /** In the place of the network. */
  fetch?: Send;
  /** Pastes the token back as soon as it has arrived, which in Notion a person does. */
  verifiesItself?: boolean;
}

/** The one subscription of the connection, and all that it was told. Its state is in the workspace. */
export class Webhooks {
  #switches = webhookSwitches.parse({});
  readonly #postman: Postman;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly chance: Chance,
    endpoint: Endpoint | undefined,
  ) {
    const send = endpoint?.fetch ?? ((request: Request) => fetch(request));
    this.#postman = new Postman(store, clock, send, () => this.#switches, () => endpoint?.verifiesItself && this.#activate());
    if (!endpoint) return;
    if (this.subscription()?.url !== endpoint.url) this.store.transaction(() => this.#subscribe(endpoint.url));
    // why: it may have died between the two
    if (endpoint.verifiesItself && this.subscription()?.state === 'told') this.#activate();
    store.beforeCommit = (changes) => this.#tell(changes);
    store.afterCommit = () => this.#postman.wake();
    clock.onMove = () => this.#postman.wake();
    this.#postman.wake();
  }

  subscription(): SubscriptionRecord | undefined {
    return this.store.all('subscription')[0];
  }
  /** Oldest first. */
  events(): EventRecord[] {
    return this.store.all('event');
  }
  switches(): WebhookSwitches {
    return this.#switches;
  }
  /** What is not named stays as it is. */
  turn(some: Partial<WebhookSwitches>): WebhookSwitches {
    this.#switches = webhookSwitches.parse({ ...this.#switches, ...some });
    this.#postman.wake();
    return this.#switches;
  }
  resetSwitches(): void {
    this.#switches = webhookSwitches.parse({});
  }

  /** What a person does in Notion with the token that the endpoint was told. @throws when it is another one */
  verify(token: string): SubscriptionRecord {
    if (this.subscription()?.token !== token) throw invalid('That is not the verification token of this subscription.');
    return this.#activate();
  }

  /** Tells the endpoint the token once more. */
  resendToken(): void {
    const subscription = this.#needed();
    this.store.transaction(() => this.store.put({ ...subscription, state: 'new', tries: 0, next_try_ms: 0 }));
  }

  /** Delivers an event once more, whatever became of it. */
  redeliver(id: string): EventRecord {
    const event = this.store.find('event', id);
    if (!event) throw invalid(`There is no event ${id}.`);
    const delivery = { due_ms: this.clock.now(), status: 'pending' as const, is_forged: false, attempts: [] };
    return this.store.transaction(() => this.store.put({ ...event, deliveries: [...event.deliveries, delivery] }));
  }

  /** Sends all that is due by the clock, and waits for the answers. It happens by itself too. */
  settle(): Promise<void> {
    return this.#postman.settle();
  }
  close(): void {
    this.#postman.close();
  }

  /** Nothing is told of what is not shared with the connection. */
  #isReached({ entity: { type, id } }: Happening): boolean {
    const record = this.store.find(type, id);
    return record === undefined || isShared(this.store, record);
  }

  #needed(): SubscriptionRecord {
    const subscription = this.subscription();
    if (!subscription) throw invalid('There is no subscription: the stand-in was started without an endpoint.');
    return subscription;
  }

  #activate(): SubscriptionRecord {
    const subscription = this.#needed();
    return this.store.transaction(() => this.store.put({ ...subscription, state: 'active' }));
  }

  #subscribe(url: string) {
    for (const { id } of this.store.all('subscription')) this.store.remove(id);
    const token = `secret_${randomBytes(24).toString('base64url')}`;
    this.store.put<SubscriptionRecord>({ kind: 'subscription', id: newId(), url, token, state: 'new', tries: 0, next_try_ms: 0 });
  }

  /** In the transaction of the change itself, so that neither is kept without the other. */
  #tell(changes: Change[]) {
    if (this.subscription()?.state !== 'active') return;
    const moment = { now: this.clock.now(), switches: this.#switches, chance: this.chance };
    for (const happening of happeningsOf(this.store, changes)) if (this.#isReached(happening)) emit(this.store, happening, authorOf(changes, moment.now), moment);
  }
}

/** Some records change along with what was edited, and still name whoever edited them before. */
function authorOf(changes: Change[], now: number): string {
  const edited = changes.flatMap(({ after }) => ('edited_by' in after ? after : []));
  return (edited.find(({ edited_ms }) => edited_ms === now) ?? edited[0])?.edited_by ?? PERSON;
}

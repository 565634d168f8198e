import { openDispute } from './money/disputes.ts';
import { bounce, settle } from './money/bank-debit.ts';
import { expireSession } from './money/expire-session.ts';
import { type Book, findSwitches } from './state/book.ts';
import type { Timer } from './state/tables.ts';
import { deliver } from './webhooks/deliver.ts';
import { transact, type World } from './world.ts';

const AT_ONCE = 8;
const LONGEST_SLEEP_MS = 60_000;

/** Does what is due: sessions expire, banks pay, webhooks leave. What is due is in the state, so a restart forgets nothing. */
export class Clockwork {
  private sleeping: NodeJS.Timeout | undefined;
  private readonly underWay = new Map<string, Promise<void>>();
  private isClosed = false;

  constructor(private readonly world: World) {}

  /** Looks again soon, after the present transaction. */
  wake(): void {
    if (this.isClosed) return;
    clearTimeout(this.sleeping);
    this.sleeping = setTimeout(() => this.turn(), 0);
    this.sleeping.unref();
  }

  /** Does all that is due now, and waits for the answers to the webhooks. */
  async settle(): Promise<void> {
    do {
      this.turn();
      await Promise.all(this.underWay.values());
    } while (this.underWay.size > 0 || this.waiting().some(({ at }) => at <= this.world.now()));
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.sleeping);
    await Promise.allSettled(this.underWay.values());
  }

  private turn(): void {
    const now = this.world.now();
    const due = this.waiting().filter(({ at }) => at <= now);
    for (const timer of due.sort((a, b) => a.at - b.at)) {
      if (timer.task !== 'deliver') transact(this.world, (book) => perform(book, timer));
      else if (this.underWay.size < AT_ONCE) this.underWay.set(timer.subject, this.send(timer.subject));
    }
    this.sleep();
  }

  private async send(id: string): Promise<void> {
    await deliver(this.world, id);
    this.underWay.delete(id);
    this.wake();
  }

  /** Oldest first, without what is under way or held back. */
  private waiting(): Timer[] {
    return this.world.store.transact((records) => {
      const { paused } = findSwitches(records);
      return records.list('timers').reverse().filter(({ task, subject }) => task !== 'deliver' || (!paused && !this.underWay.has(subject)));
    });
  }

  private sleep(): void {
    if (this.isClosed) return;
    clearTimeout(this.sleeping);
    const next = this.waiting().reduce((soonest, { at }) => Math.min(soonest, at), Infinity);
    if (next === Infinity || this.underWay.size >= AT_ONCE) return;
    this.sleeping = setTimeout(() => this.turn(), Math.min(LONGEST_SLEEP_MS, Math.max(1, next - this.world.now())));
    this.sleeping.unref();
  }
}

function perform(book: Book, { id, task, subject }: Timer): void {
  book.remove('timers', id);
  if (task === 'settle') settle(book, subject);
  if (task === 'bounce') bounce(book, subject);
  if (task === 'dispute') openDispute(book, subject);
  const session = task === 'expire' && book.find('sessions', subject);
  if (session && session.status === 'open') expireSession(book, session);
}

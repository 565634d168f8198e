import { setTimeout as sleep } from 'node:timers/promises';
import type { Exit, Life, Part } from './part.ts';
import { afterDeath, type RestartPolicy } from './restart-policy.ts';

export type KeeperState = 'starting' | 'ready' | 'waiting' | 'stopped' | 'given up';

export interface KeeperEvents {
  ready(name: string, ms: number, again: boolean): void;
  died(name: string, exit: Exit, delayMs: number): void;
  gaveUp(name: string, exit: Exit): void;
}

/** Keeps one part alive: starts it again when it dies, later each time, and gives up when it keeps dying. */
export class Keeper {
  state: KeeperState = 'starting';
  /** Counts the lives. */
  lives = 0;
  private life?: Life;
  private readonly deathsAt: number[] = [];
  private readonly stopped = new AbortController();
  private running?: Promise<void>;

  constructor(
    readonly part: Part,
    private readonly needs: Keeper[],
    private readonly policy: RestartPolicy,
    private readonly events: KeeperEvents,
  ) {}

  get pid(): number | undefined {
    return this.state === 'starting' || this.state === 'ready' ? this.life?.pid() : undefined;
  }

  run(): void {
    this.running = this.keep();
  }

  async stop(): Promise<void> {
    this.stopped.abort();
    await this.life?.stop();
    await this.running;
    this.state = 'stopped';
  }

  private async keep(): Promise<void> {
    while (!this.stopped.signal.aborted) {
      const needsBefore = this.needs.map((need) => need.lives);
      const exit = await this.live();
      if (this.stopped.signal.aborted) return;
      this.deathsAt.push(Date.now());
      const next = afterDeath(this.deathsAt, this.policy);
      this.state = 'waiting';
      await this.pause(next.giveUp ? this.policy.firstDelayMs : next.delayMs);
      if (this.stopped.signal.aborted) return;
      if (this.lostNeed(needsBefore)) {
        this.deathsAt.pop();
        await this.needsBack();
      } else if (next.giveUp) {
        return this.giveUp(exit);
      }
    }
  }

  private async live(): Promise<Exit> {
    const begun = performance.now();
    this.state = 'starting';
    this.lives += 1;
    const life = (this.life = this.part.launch());
    void this.noteReady(life, begun);
    const exit = await life.exited;
    if (!this.stopped.signal.aborted) this.reportDeath(exit);
    return exit;
  }

  private async noteReady(life: Life, begun: number): Promise<void> {
    await life.ready;
    if (this.life !== life || this.state !== 'starting') return;
    this.state = 'ready';
    this.events.ready(this.part.name, performance.now() - begun, this.lives > 1);
  }

  private reportDeath(exit: Exit) {
    const next = afterDeath([...this.deathsAt, Date.now()], this.policy);
    if (!next.giveUp) this.events.died(this.part.name, exit, next.delayMs);
  }

  private giveUp(exit: Exit) {
    this.state = 'given up';
    this.events.gaveUp(this.part.name, exit);
  }

  private lostNeed(before: number[]): boolean {
    return this.needs.some((need, index) => need.state !== 'ready' || need.lives !== before[index]);
  }

  private async needsBack(): Promise<void> {
    while (!this.stopped.signal.aborted && this.needs.some((need) => need.state !== 'ready')) await this.pause(50);
  }

  private pause(ms: number): Promise<void> {
    return sleep(ms, undefined, { signal: this.stopped.signal }).catch(() => undefined);
  }
}

import { Keeper, type KeeperEvents } from './keeper.ts';
import type { Exit, Part } from './part.ts';
import { RESTART, type RestartPolicy } from './restart-policy.ts';

/** A part kept dying, so the whole cannot go on. */
export class CrashLoop extends Error {
  override name = 'CrashLoop';

  constructor(readonly part: string, readonly exit: Exit) {
    super(`${part} keeps dying (${exit.how}).`);
  }
}

export interface PartStatus {
  name: string;
  state: string;
  pid: number | undefined;
  lives: number;
}

/** Keeps parts alive, in stages: a stage starts when the one before serves, and ends before it. */
export class Supervisor {
  /** Rejects with a CrashLoop; never resolves. */
  readonly failed: Promise<never>;
  private readonly stages: Keeper[][] = [];
  private fail!: (crash: CrashLoop) => void;
  private stopping?: Promise<void>;

  constructor(private readonly events: Pick<KeeperEvents, 'ready' | 'died'>, private readonly policy: RestartPolicy = RESTART) {
    this.failed = new Promise<never>((_, reject) => (this.fail = reject));
    this.failed.catch(() => undefined);
  }

  /** Starts the parts side by side as the next stage. Resolves when all serve. @throws CrashLoop */
  async start(parts: Part[]): Promise<void> {
    if (this.stopping) return this.failed;
    let waiting = parts.length;
    const allReady = new Promise<void>((resolve) => {
      const ready: KeeperEvents['ready'] = (name, ms, again) => {
        this.events.ready(name, ms, again);
        if (!started.has(name) && started.add(name) && --waiting === 0) resolve();
      };
      const started = new Set<string>();
      const keepers = parts.map((part) => this.keeper(part, ready));
      this.stages.push(keepers);
      for (const keeper of keepers) keeper.run();
      if (waiting === 0) resolve();
    });
    await Promise.race([allReady, this.failed]);
  }

  /** Ends every part, the last stage first. Safe to call more than once. */
  stop(): Promise<void> {
    this.stopping ??= this.stopStages();
    return this.stopping;
  }

  status(): PartStatus[] {
    return this.stages.flat().map(({ part, state, pid, lives }) => ({ name: part.name, state, pid, lives }));
  }

  private keeper(part: Part, ready: KeeperEvents['ready']): Keeper {
    const needs = this.stages.flat().filter((keeper) => part.needs.includes(keeper.part.name));
    return new Keeper(part, needs, this.policy, { ...this.events, ready, died: this.events.died, gaveUp: (name, exit) => this.fail(new CrashLoop(name, exit)) });
  }

  private async stopStages(): Promise<void> {
    for (const stage of this.stages.toReversed()) await Promise.all(stage.map((keeper) => keeper.stop()));
  }
}

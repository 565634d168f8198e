import { Crashing } from '../crashing.ts';
import { falseConflicts, findings, type Finding } from './findings.ts';
import { Deeds } from './deeds.ts';
import type { Step, Turn } from './history.ts';
import { People } from './people.ts';
import { comeToRest, forget, passOn } from './rest.ts';
import { count, sum, type Tally } from './tally.ts';
import { nameOf, turnWeather, type Trouble } from './weather.ts';
import type { World } from './world.ts';

/** @throws Error with all that is wrong in the end: what is lost, doubled, overwritten, or was asked in vain */
export async function liveThrough(world: World, steps: readonly Step[], tally: Tally): Promise<void> {
  await forget(world);
  // The same history meets the same weather.
  world.standIn.chance.seed(JSON.stringify(steps).length);
  const before = structuredClone(tally);
  const life = new Life(world, tally);
  const wrong = await life.live(steps).then(
    () => life.end(before),
    (error: unknown) => [{ what: 'does not come to rest', about: String(error) } satisfies Finding],
  );
  tally.histories += 1;
  for (const { what } of wrong) count(tally.findings, what);
  if (wrong.length > 0) throw new Error(wrong.map(({ what, about }) => `${what}: ${about}`).join('\n'));
}

const isWrite = (method: string, operation: string) => method !== 'GET' && operation !== 'dataSources.query';

class Life {
  readonly people: People;
  readonly sleepers: { crashing: Crashing; work: Promise<unknown> }[] = [];
  readonly deeds: Deeds;

  constructor(
    readonly world: World,
    readonly tally: Tally,
  ) {
    this.people = new People(world);
    this.deeds = new Deeds(world, this.people, tally);
    world.standIn.faults.onMeet = (met) => met.kind !== 'query_lag' && count(tally.faults, nameOf(met));
  }

  async live(steps: readonly Step[]): Promise<void> {
    const { clock, standIn, hooks, late } = this.world;
    hooks.after = () => this.people.watch();
    hooks.before = () => late.arrive();
    hooks.isLate = (request) => late.isLate(request) && (count(this.tally.faults, 'dropped, saved late'), true);
    const turn = (troubles: Trouble[], probability: number) => (turnWeather(standIn, troubles, probability), (late.probability = probability));
    turn([], 0);
    for (const step of steps) {
      if (step.do === 'wait') clock.pass(step.ms);
      else if (step.do === 'weather') turn(step.troubles, step.probability);
      else if (step.do === 'deed') await this.deeds.do({ ...step, do: step.deed });
      else await this.sync(step);
    }
    await this.wakeAll();
    turn([], 0);
    await comeToRest(this.world, this.tally);
  }

  /** Several workers at once, while others go on with their deeds. */
  async sync({ turns, rounds, polls, during }: Extract<Step, { do: 'sync' }>): Promise<void> {
    const { hooks, late } = this.world;
    let calls = 0;
    hooks.before = async () => {
      await late.arrive();
      calls += 1;
      for (const { at, deed } of during) if (at === calls) await this.deeds.do(deed);
    };
    await this.wakeAll();
    const workers = turns.map((turn) => this.begin(turn));
    for (let n = 0; n < rounds; n++) {
      const did = await Promise.all(workers.map((work) => work(n, polls && n === 0)));
      if (did.every((one) => one === 0)) await passOn(this.world);
    }
    if (this.sleepers.length > 0) this.world.clock.pass(95_000);
    hooks.before = () => late.arrive();
  }

  /** @returns a round of this worker's */
  begin({ worker, fails, when }: Turn): (n: number, polls: boolean) => Promise<number> {
    const crashing = new Crashing(fails ?? 0, when);
    const sync = this.world.worker(`worker ${worker}`, crashing);
    // Who sleeps holds one record only: of two, the other might have leave to send already.
    const limit = when === 'asleep' && fails ? 1 : 10;
    const round = async (n: number, polls: boolean) => (polls ? await sync.poll() : 0) + (await sync.round(limit)) + (n % 3 === 0 ? await sync.pulls.round(limit) : 0) + (n % 2 === 0 ? await sync.conversation.round(limit) : 0);
    return async (n, polls) => {
      if (crashing.isDead || crashing.isAsleep) return 0;
      const work = round(n, polls).catch(() => 0);
      const did = await Promise.race([work, crashing.asleep.then(() => this.sleep(crashing, work))]);
      if (crashing.isDead) count(this.tally.faults, `died ${when} an await`);
      return did;
    };
  }

  sleep(crashing: Crashing, work: Promise<unknown>): number {
    count(this.tally.faults, 'slept until its lease was over');
    this.sleepers.push({ crashing, work });
    return 0;
  }

  async wakeAll(): Promise<void> {
    for (const { crashing, work } of this.sleepers.splice(0)) {
      crashing.wake();
      await work;
    }
  }

  async end(before: Tally): Promise<Finding[]> {
    const { world, tally } = this;
    const calls = world.standIn.calls.list();
    tally.calls += calls.length;
    const saved = calls.filter(({ method, operation, status }) => isWrite(method, operation) && status === 200).length;
    tally.writes += saved;
    const found = await findings(world, this.people);
    // Each change, deed, fault and death may cost a record in each hand a look and another try.
    const writes = calls.filter(({ method, operation }) => isWrite(method, operation)).length;
    const bound = 4 * (this.deeds.changes + sum(tally.faults) - sum(before.faults) + sum(tally.deeds) - sum(before.deeds));
    if (writes > bound) found.push({ what: 'wasted call', about: `${writes} writes, where ${bound} are the most` });
    world.standIn.calls.clear();
    await world.database.query('insert into public.sync_changes (kind, record_id) select kind, record_id from public.sync_state');
    await comeToRest(world, tally, { looks: false });
    const idle = world.standIn.calls.list().map(({ operation }) => operation);
    if (idle.length > 0) found.push({ what: 'wasted call', about: `with nothing to do: ${idle.join()}` });
    tally.falseConflicts += await falseConflicts(world, this.people);
    tally.bothAtOnce += this.people.edits.filter(({ over, before: was }) => over !== null && over !== was).length;
    tally.records += (await world.database.query('select from public.sync_state')).length;
    return found;
  }
}

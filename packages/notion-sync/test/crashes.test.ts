import { expect, it } from 'vitest';
import { Crashing } from './crashing.ts';
import { PretendNotion } from './pretend-notion.ts';
import { pretendSync, settled } from './pretend-sync.ts';
import { newClient, newMilestone, newProject, syncDatabase, virtualClock } from './sync-database.ts';

it.each(['before', 'after'] as const)('a worker that dies %s the effect of any of its calls leaves one page a record, and the newest values', async (when) => {
  const database = await syncDatabase();
  const clock = virtualClock();
  const notion = new PretendNotion(clock);
  let deaths = 0;
  for (let at = 1; ; at++) {
    const client = await newClient(database, `Client ${at}`);
    const project = await newProject(database, client);
    const milestone = await newMilestone(database, project);
    const crashing = new Crashing(at, when);
    const doomed = pretendSync({ database, notion, clock, worker: `doomed ${at}`, around: crashing.around });
    await doomed.round(1).catch(() => undefined);
    await database.query('update public.clients set name = $2 where id = $1', [client, `Renamed ${at}`]);
    await doomed.round(10).catch(() => undefined);
    await settled(pretendSync({ database, notion, clock, worker: `heir ${at}` }), { database, clock });
    const pages = [client, project, milestone].map((id) => notion.of(id));
    expect(pages.map((found) => found.length), `dying at call ${at}`).toEqual([1, 1, 1]);
    expect(JSON.stringify(pages[0]), `dying at call ${at}`).toContain(`Renamed ${at}`);
    expect(pages[1]![0]!.properties.Client).toEqual({ relation: [{ id: pages[0]![0]!.id }] });
    if (!crashing.isDead) break;
    deaths = at;
  }
  // All of a round's calls: fold, claim, read, the parents, the limiter's guard, Notion, the acknowledgement.
  expect(deaths).toBeGreaterThan(20);
}, 600_000);

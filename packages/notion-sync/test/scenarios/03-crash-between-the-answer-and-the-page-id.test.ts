import { expect, it } from 'vitest';
import { Crashing } from '../crashing.ts';
import { engineInProcess } from '../engine-in-process.ts';
import { newClient, newMilestone, newProject } from '../sync-database.ts';

it.each(['before', 'after'] as const)('3: a worker that dies %s the effect of any of its calls leaves one page a record, and the newest values', async (when) => {
  const { database, worker, rest, of } = await engineInProcess();
  let deaths = 0;
  for (let at = 1; ; at++) {
    const client = await newClient(database, `Client ${at}`);
    const project = await newProject(database, client);
    const milestone = await newMilestone(database, project);
    const crashing = new Crashing(at, when);
    const doomed = worker({ worker: `doomed ${at}`, around: crashing.around });
    await doomed.round(1).catch(() => undefined);
    await database.query('update public.clients set name = $2 where id = $1', [client, `Renamed ${at}`]);
    await doomed.round(10).catch(() => undefined);
    await rest();
    const pages = [client, project, milestone].map((id) => of(id));
    expect(pages.map((found) => found.length), `dying at call ${at}`).toEqual([1, 1, 1]);
    expect(JSON.stringify(pages[0]), `dying at call ${at}`).toContain(`Renamed ${at}`);
    expect(pages[1]![0]!.properties.Client).toMatchObject({ relation: [{ id: pages[0]![0]!.id }] });
    if (!crashing.isDead) break;
    deaths = at;
  }
  // All of a round's calls: fold, claim, read, the parents, the limiter's guard, Notion, the acknowledgement.
  expect(deaths).toBeGreaterThan(20);
}, 600_000);

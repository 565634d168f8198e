import type { BlockObjectResponse } from '@notionhq/client';
import { expect, it } from 'vitest';
import { createEngine } from '../src/engine.ts';
import { kindDatabases } from '../src/kind-databases.ts';
import { createLimiter } from '../src/limiter.ts';
import { createNotionPages } from '../src/notion-pages.ts';
import { createOutbox } from '../src/outbox.ts';
import { createRegistry } from '../src/registry.ts';
import { callsThrough } from '../src/sync-calls.ts';
import { Crashing } from './crashing.ts';
import { clients, projects, standInSync } from './stand-in-sync.ts';
import { newClient, newProject } from './sync-database.ts';

it.each(['before', 'after'] as const)('a worker that dies %s the effect of any call, while the block was deleted, leaves one block and the person\'s own', async (when) => {
  const { database, rest, notion, pageOf, clock } = await standInSync({ callsPerMinute: 6_000 });
  const project = await newProject(database, await newClient(database), 'Garden');
  await rest();
  const page = await pageOf(project);
  await notion.blocks.children.append({ block_id: page, children: [{ divider: {} }] });
  const blocks = async () => (await notion.blocks.children.list({ block_id: page })).results as BlockObjectResponse[];
  let deaths = 0;
  for (let at = 1; at <= 16; at++) {
    await database.query('update public.projects set name = $2 where id = $1', [project, `Garden ${at}`]);
    await notion.blocks.delete({ block_id: (await blocks())[0]!.id });
    const crashing = new Crashing(at, when);
    const doomed = createEngine({
      outbox: crashing.around(createOutbox(database.pool, { worker: `doomed ${at}`, clock })),
      pages: crashing.around(createNotionPages(notion, callsThrough(createLimiter(database.pool, { perMinute: 6_000, clock })))),
      registry: createRegistry([clients, projects]),
      databases: () => kindDatabases(database.pool),
      clock,
    });
    await doomed.round(1).catch(() => undefined);
    await rest();
    const [ours, theirs, ...more] = await blocks();
    expect([ours!.type, theirs!.type, more.length], `dying at call ${at}`).toEqual(['callout', 'divider', 0]);
    expect(JSON.stringify(ours), `dying at call ${at}`).toContain(`This is Garden ${at}.`);
    deaths += Number(crashing.isDead);
  }
  // The fold, the claim, the read, the page, the block that is gone, the search for it, the append, what was noted of it, the acknowledgement.
  expect(deaths).toBeGreaterThan(10);
}, 300_000);

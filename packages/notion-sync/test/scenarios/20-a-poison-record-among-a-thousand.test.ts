import type { PageObjectResponse } from '@notionhq/client';
import { expect, it } from 'vitest';
import { entity } from '../../src/entity.ts';
import { title } from '../../src/property-values.ts';
import { standInSync } from '../stand-in-sync.ts';

const CALLS_PER_MINUTE = 180;

/** Passes on what was typed, but for one that is passed on as it should never be. */
const careless = entity({
  kind: 'client',
  dataSource: 'Clients',
  dependsOn: [],
  properties: { Name: { type: 'title' } },
  toNotion: ({ name }: { name: string }) => ({ Name: name === 'Poison' ? { title: [{ text: { content: 'x'.repeat(2_001) } }] } : title(name) }),
});

it('a poison record among 1,000 is cleaned, or quarantined alone: the other 999 are there in time', async () => {
  const { database, standIn, sync, clock, notion, pageOf } = await standInSync({ entities: [careless], callsPerMinute: CALLS_PER_MINUTE });
  await database.query(`insert into public.clients (name, tier) select case n when 400 then 'Poison' when 500 then E'Bell\\x07 maya@example.com' else 'Client ' || n end, 2 from generate_series(1, 1000) n`);
  const begun = clock.at();
  // One after the other: virtual time would pass once for each that waits.
  while ((await sync.round(1)) > 0);
  const minutes = (clock.at() - begun) / 60_000;
  const states = await database.query(`select s.status, c.name from public.sync_state s join public.clients c on c.id = s.record_id where s.status <> 'synced'`);
  expect(states).toEqual([{ status: 'quarantined', name: 'Poison' }]);
  const made = standIn.calls.list().filter(({ operation, status }) => operation === 'pages.create' && status === 200);
  expect(made).toHaveLength(999);
  expect(minutes).toBeLessThanOrEqual((1_000 / CALLS_PER_MINUTE) * 1.1);
  const [bell] = await database.query<{ id: string }>(`select id from public.clients where name like 'Bell%'`);
  const page = (await notion.pages.retrieve({ page_id: await pageOf(bell!.id) })) as PageObjectResponse;
  expect(page.properties.Name).toMatchObject({ title: [{ plain_text: 'Bell (e-mail withheld)' }] });
}, 300_000);

import { chromium, type Page } from 'playwright-core';
import pg from 'pg';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import {
  acceptInvitation, completeIntake, fillForm, fillUpload, findProject, goAndPay, invitationIn, publish, sendForm, thanked, upload,
} from '../harness/journey-steps.ts';
import { mailsAbout } from '../harness/mailbox.ts';
import { notionPages, workspaceOf } from '../harness/notion-workspace.ts';
import { signIn, TOM } from '../harness/people.ts';
import { startStack, type PartName, type RunningStack } from '../harness/stack.ts';
import { PAID, payByCard } from '../harness/stripe-checkout.ts';

const NORA = { name: 'Nora Lind', email: 'nora-kills@example.com', address: '12 Hazel Row' };
const PROJECT = /Hazel Row/;
const RECOVERY = { timeout: 60_000, interval: 250 };

let dataDir: string;
let stack: RunningStack;
// A second try begins with nothing.
beforeEach(async () => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'sage-journey-kills-'));
  stack = await startStack({ dataDir });
});
afterEach(async () => {
  await stack.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** kill -9, then as long as it takes until it serves again and all that need it do. */
async function kill(name: PartName): Promise<void> {
  const lives = (await stack.parts()).find((part) => part.name === name)?.lives ?? 0;
  await stack.kill(name);
  await expect.poll(async () => (await stack.parts()).find((part) => part.name === name), RECOVERY).toMatchObject({ state: 'ready', lives: lives + 1 });
  await expect.poll(unready, RECOVERY).toEqual([]);
}

async function unready(): Promise<string[]> {
  const asked = (['intake', 'portal', 'ops', 'worker'] as const).map(async (name) => {
    const response = await fetch(`${stack.urls[name].replace('localhost', '127.0.0.1')}/readyz`).catch(() => null);
    return response?.ok ? [] : [name];
  });
  return (await Promise.all(asked)).flat();
}

async function pageOf(app: 'intake' | 'portal' | 'ops'): Promise<Page> {
  const browser = await chromium.connect(inject('browser'));
  return (await browser.newContext({ baseURL: stack.urls[app], reducedMotion: 'reduce' })).newPage();
}

const secrets = () => JSON.parse(readFileSync(path.join(dataDir, 'secrets.json'), 'utf8')) as { postgresPassword: string; stripeKey: string };

async function rows<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
  const client = new pg.Client({ host: '127.0.0.1', port: stack.ports.POSTGRES_PORT, user: 'postgres', database: 'postgres', password: secrets().postgresPassword });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function charges(): Promise<{ amount: number; paid: boolean }[]> {
  const response = await fetch(`${stack.urls.stripe}/v1/charges?limit=100`, { headers: { authorization: `Bearer ${secrets().stripeKey}` } });
  return ((await response.json()) as { data: { amount: number; paid: boolean }[] }).data.filter(({ paid }) => paid);
}

test('each process dies once on the way of one project, and nothing that was acknowledged is lost, charged or shown twice', async () => {
  const prospect = await pageOf('intake');
  await fillForm(prospect, NORA);
  await kill('intake');
  await sendForm(prospect);
  await kill('supabase');
  await goAndPay(prospect);
  await kill('stripe');
  await payByCard(prospect, PAID);
  // The money is Stripe's; its webhook and the payer both come to a portal that is away.
  await prospect.waitForURL('**/paid/**').catch(() => undefined);
  await kill('portal');
  await prospect.goto(prospect.url());
  await thanked(prospect);
  await kill('worker');
  await kill('mail');

  const client = await pageOf('portal');
  const [invitation = ''] = await mailsAbout(NORA.email, /invit|portal/i, 1, stack.urls.mail);
  await mailsAbout(NORA.email, /receipt/i, 1, stack.urls.mail);
  await client.goto(invitationIn(invitation, stack.urls.portal));
  await acceptInvitation(client);

  const team = await pageOf('ops');
  await signIn(team, TOM);
  await findProject(team, PROJECT);
  await completeIntake(team);
  await kill('postgres');
  await kill('ops');
  await team.reload();
  expect(await team.getByRole('button', { name: 'Complete: Intake' }).count()).toBe(0);
  await fillUpload(team, 'Hazel terrace plan');
  await upload(team);
  await stack.kill('worker');
  await publish(team);
  await kill('notion');

  await stack.kill('supervisor');
  await stack.exited;
  stack = await startStack({ dataDir, ports: stack.ports });
  await client.goto('/');
  await client.getByRole('link', { name: PROJECT }).first().click();
  await client.getByRole('heading', { name: 'Hazel terrace plan' }).waitFor();

  expect((await charges()).map(({ amount }) => amount)).toEqual([149_900]);
  expect(await rows(`select p.status, p.amount from public.payments p join public.dues d on d.id = p.due_id join public.leads l on l.id = d.lead_id where l.email = '${NORA.email}'`))
    .toEqual([{ status: 'succeeded', amount: 149_900 }]);
  expect(await rows(`select j.name, count(m.id)::int as steps from public.projects j join public.leads l on l.id = j.lead_id join public.milestones m on m.project_id = j.id where l.email = '${NORA.email}' group by j.id`))
    .toEqual([{ name: 'Hazel Row garden', steps: 10 }]);
  await expect.poll(() => rows('select kind from public.sync_state where done_version < want_version'), { timeout: 150_000, interval: 1_000 }).toEqual([]);
  const live = async (title: string) => (await notionPages(title, workspaceOf(stack))).filter(({ in_trash }) => !in_trash).length;
  expect(await Promise.all(['Nora Lind', 'Hazel Row garden', 'Hazel terrace plan'].map(live))).toEqual([1, 1, 1]);
  const [{ shown } = { shown: 0 }] = await rows<{ shown: number }>('select count(distinct page_id)::int as shown from public.sync_state where trashed_at is null');
  expect(await livePages()).toBe(shown);
}, 400_000);

/** Of all databases: one that nobody knows of would be a second one of somebody's. */
async function livePages(): Promise<number> {
  const { url, token } = workspaceOf(stack);
  const sources = await rows<{ data_source_id: string }>('select data_source_id from public.sync_kinds where data_source_id is not null and source_table is not null');
  let count = 0;
  for (const { data_source_id: id } of sources) {
    for (let cursor: string | null = null, more = true; more; ) {
      const response = await fetch(`${url}/v1/data_sources/${id}/query`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'notion-version': '2026-03-11', 'content-type': 'application/json' },
        body: JSON.stringify({ page_size: 100, ...(cursor && { start_cursor: cursor }) }),
      });
      const page = (await response.json()) as { results: { in_trash: boolean }[]; has_more: boolean; next_cursor: string | null };
      count += page.results.filter(({ in_trash }) => !in_trash).length;
      more = page.has_more;
      cursor = page.next_cursor;
    }
  }
  return count;
}

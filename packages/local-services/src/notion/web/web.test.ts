import type { PageObjectResponse } from '@notionhq/client';
import { describe, expect, it } from 'vitest';
import { notionDoors } from '../testing/doors.ts';
import { makePage, makeProjects, text } from '../testing/projects.ts';

const { doors, url } = notionDoors();
const client = doors[0]![1];
const see = async (path: string) => {
  const response = await fetch(url() + path);
  return { status: response.status, html: await response.text(), csp: response.headers.get('content-security-policy') };
};
const send = (path: string, values: [string, string][] = [], headers: Record<string, string> = {}) =>
  fetch(url() + path, { method: 'POST', body: new URLSearchParams(values), redirect: 'manual', headers });

async function garden() {
  const { sourceId } = await makeProjects(client());
  const page = await makePage(client(), sourceId, 'Fern <garden>', { Tier: { select: { name: 'Tier 2' } } });
  const read = async () => (await client().pages.retrieve({ page_id: page.id })) as PageObjectResponse;
  const edit = (name: string, ...values: string[]) => send(`/pages/${page.id}/properties/${encodeURIComponent(page.properties[name]!.id)}`, values.map((value) => ['value', value]));
  return { sourceId, page, read, edit };
}

describe('the page for people', () => {
  it('shows the databases, a table and a board, with everything escaped', async () => {
    const { sourceId, page } = await garden();
    const home = await see('/');
    expect(home.html).toContain(`/databases/${sourceId}`);
    expect(home.csp).toBe("default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    const table = await see(`/databases/${sourceId}`);
    expect(table.html).toContain(`<a href="/pages/${page.id}">Fern &lt;garden&gt;</a>`);
    expect(table.html).not.toContain('<garden>');
    const board = await see(`/databases/${sourceId}?board=${encodeURIComponent(page.properties['Tier']!.id)}`);
    expect(board.html).toMatch(/Tier 2 <span class="quiet">1<\/span><\/h2><ul><li><a href="\/pages\//);
    expect((await see('/style.css')).status).toBe(200);
  });

  it('edits every type of property as a person', async () => {
    const { read, edit } = await garden();
    for (const [name, ...values] of [['Name', 'Moss'], ['State', 'Delivered'], ['Progress', '0.75'], ['Created', '2026-11-23'], ['Link', 'https://example.com'], ['Sync ID', 'x'], ['Tier', ''], ['Done', 'on']] as const) {
      expect([name, (await edit(name, ...values)).status]).toEqual([name, 303]);
    }
    const { properties, last_edited_by } = await read();
    expect(properties).toMatchObject({
      Name: { title: [{ plain_text: 'Moss' }] }, State: { status: { name: 'Delivered' } }, Progress: { number: 0.75 }, Created: { date: { start: '2026-11-23' } },
      Link: { url: 'https://example.com' }, 'Sync ID': { rich_text: [{ plain_text: 'x' }] }, Tier: { select: null }, Done: { checkbox: true },
    });
    expect(last_edited_by.id).not.toBe((await client().users.me({})).id);
    await edit('Done');
    expect((await read()).properties['Done']).toMatchObject({ checkbox: false });
  });

  it('shows content and comments, and takes a comment', async () => {
    const { page } = await garden();
    await client().blocks.children.append({ block_id: page.id, children: [{ toggle: { rich_text: text('Managed'), children: [{ paragraph: { rich_text: text('A summary') } }] } }] });
    await send(`/pages/${page.id}/comments`, [['text', '@client Hello']]);
    const { html } = await see(`/pages/${page.id}`);
    expect(html).toContain('Managed');
    expect(html).toContain('A summary');
    expect(html).toContain('@client Hello');
    expect((await client().comments.list({ block_id: page.id })).results).toMatchObject([{ rich_text: [{ plain_text: '@client Hello' }] }]);
  });

  it('trashes and restores', async () => {
    const { page, read, edit } = await garden();
    await send(`/pages/${page.id}/trash`);
    expect((await read()).in_trash).toBe(true);
    expect((await see('/')).html).toContain(`/pages/${page.id}`);
    expect((await edit('Progress', '1')).status).toBe(400);
    await send(`/pages/${page.id}/restore`);
    expect((await read()).in_trash).toBe(false);
  });

  it('is no door for other sites, and says kindly what is not there', async () => {
    const { page, read } = await garden();
    expect((await send(`/pages/${page.id}/trash`, [], { origin: 'https://evil.example' })).status).toBe(403);
    expect((await read()).in_trash).toBe(false);
    expect(await see(`/pages/${crypto.randomUUID()}`)).toMatchObject({ status: 404, html: expect.stringContaining('Not here') });
  });
});

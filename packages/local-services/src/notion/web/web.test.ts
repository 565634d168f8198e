import type { PageObjectResponse } from '@notionhq/client';
import { describe, expect, it } from 'vitest';
import { notionDoors } from '../testing/doors.ts';
import { makePage, makeProjects, text } from '../testing/projects.ts';

const { standIn, doors, url } = notionDoors();
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

  it('edits the body line by line, as a person', async () => {
    const { page } = await garden();
    const read = async () => (await client().blocks.children.list({ block_id: page.id })).results as { id: string; type: string }[];
    await send(`/pages/${page.id}/lines`, [['text', '# Plan\r\nRoses\n\n- Fern\n[ ] Call the client']]);
    const before = await read();
    expect(before.map(({ type }) => type)).toEqual(['heading_1', 'paragraph', 'bulleted_list_item', 'to_do']);
    const [heading, paragraph, bullet, toDo] = before.map(({ id }) => id);
    await send(`/pages/${page.id}/blocks/${toDo}`, [['text', '[x] Call the client'], ['do', 'save']]);
    await send(`/pages/${page.id}/blocks/${paragraph}`, [['text', '## Roses & co'], ['do', 'save']]);
    await send(`/pages/${page.id}/blocks/${heading}`, [['do', 'delete']]);
    expect(await read()).toMatchObject([{ type: 'heading_2', heading_2: { rich_text: [{ plain_text: 'Roses & co' }] } }, { id: bullet }, { id: toDo, to_do: { checked: true } }]);
    expect((await see(`/pages/${page.id}`)).html).toContain('value="## Roses &amp; co"');
  });

  it('keeps the lines of a block of several', async () => {
    const { page } = await garden();
    const { results } = await client().blocks.children.append({ block_id: page.id, children: [{ callout: { rich_text: text('One\nTwo') } }] });
    expect((await see(`/pages/${page.id}`)).html).toMatch(/<textarea [^>]*>\nOne\nTwo<\/textarea>/);
    // As a browser sends what it was given, with a line more.
    await send(`/pages/${page.id}/blocks/${results[0]!.id}`, [['text', 'One\r\nTwo\r\nThree'], ['do', 'save']]);
    expect(await client().blocks.retrieve({ block_id: results[0]!.id })).toMatchObject({ type: 'callout', callout: { rich_text: [{ plain_text: 'One\nTwo\nThree' }] } });
  });

  it('names what a page belongs to where it is chosen among others of its name', async () => {
    const { sourceId, page } = await garden();
    const relation = { relation: { data_source_id: sourceId, single_property: {} } } as const;
    const { data_sources } = (await client().databases.create({ parent: { type: 'page_id', page_id: standIn.parentPageId }, initial_data_source: { properties: { Name: { title: {} }, Project: relation } } })) as { data_sources: { id: string }[] };
    const steps = data_sources[0]!.id;
    await makePage(client(), steps, 'Review', { Project: { relation: [{ id: page.id }] } });
    await makePage(client(), steps, 'Loose');
    await client().dataSources.update({ data_source_id: sourceId, properties: { Step: { relation: { data_source_id: steps, single_property: {} } } } });
    const { html } = await see(`/pages/${page.id}`);
    expect(html).toMatch(/<option[^>]*>Review \(Fern &lt;garden&gt;\)<\/option>/);
    expect(html).toMatch(/<option[^>]*>Loose<\/option>/);
  });

  it('shows uploaded pictures and files by links of its own', async () => {
    const { page } = await garden();
    const { id } = await client().fileUploads.create({ filename: 'plan.png' });
    await client().fileUploads.send({ file_upload_id: id, file: { filename: 'plan.png', data: new Blob(['png'], { type: 'image/png' }) } });
    await client().blocks.children.append({ block_id: page.id, children: [{ image: { file_upload: { id } } }] });
    const [, src = ''] = /<img src="([^"]+)" alt="plan.png"/.exec((await see(`/pages/${page.id}`)).html) ?? [];
    expect((await fetch(url() + src.replaceAll('&amp;', '&'))).headers.get('content-type')).toBe('image/png');
  });

  it('hides a page from the connection, shows it again, and locks it', async () => {
    const { page, read, edit } = await garden();
    await send(`/pages/${page.id}/unshare`);
    await expect(read()).rejects.toMatchObject({ status: 404 });
    expect((await see(`/pages/${page.id}`)).html).toMatch(/Not shared with the connection.*No event tells of it here/);
    await send(`/pages/${page.id}/share`);
    await send(`/pages/${page.id}/lock`);
    expect(await read()).toMatchObject({ is_locked: true });
    expect((await edit('Progress', '1')).status).toBe(400);
    await send(`/pages/${page.id}/unlock`);
    expect((await edit('Progress', '1')).status).toBe(303);
  });

  it('deletes a comment of a person and no other', async () => {
    const { page } = await garden();
    const list = async () => (await client().comments.list({ block_id: page.id })).results;
    await client().comments.create({ parent: { page_id: page.id }, rich_text: text('From the product') });
    await send(`/pages/${page.id}/comments`, [['text', 'By hand']]);
    for (const { id } of await list()) await send(`/pages/${page.id}/uncomment/${id}`);
    expect(await list()).toMatchObject([{ rich_text: [{ plain_text: 'From the product' }] }]);
  });

  it('adds a page, and changes columns and options', async () => {
    const { sourceId, page, read } = await garden();
    const added = await send(`/databases/${sourceId}/add-page`, [['name', 'Moss court']]);
    expect((await see(added.headers.get('location')!)).html).toContain('<h1>Moss court</h1>');
    const column = (name: string) => `/databases/${sourceId}/column/${encodeURIComponent(page.properties[name]!.id)}`;
    const option = (page.properties['Tier'] as { select: { id: string } }).select.id;
    const tier = `/databases/${sourceId}/option/${encodeURIComponent(page.properties['Tier']!.id)}`;
    await send(column('Done'), [['name', 'Ready'], ['do', 'rename']]);
    await send(column('Link'), [['name', 'Link'], ['do', 'delete']]);
    await send(`/databases/${sourceId}/add-column`, [['name', 'Notes'], ['type', 'rich_text']]);
    await send(tier, [['option', option], ['name', 'Second'], ['do', 'rename']]);
    await send(tier, [['name', 'Third'], ['do', 'add']]);
    const { properties } = await read();
    expect(Object.keys(properties)).toEqual(expect.arrayContaining(['Ready', 'Notes']));
    expect(properties['Link']).toBeUndefined();
    expect(properties['Tier']).toMatchObject({ select: { name: 'Second' } });
    await send(tier, [['option', option], ['name', 'Second'], ['do', 'delete']]);
    expect((await read()).properties['Tier']).toMatchObject({ select: null });
    expect((await see(`/databases/${sourceId}/columns`)).html).toContain('value="Third"');
  });

  it('shows the views that the product made', async () => {
    const { sourceId, page } = await garden();
    const { id: database_id } = (await client().databases.retrieve({ database_id: (page.parent as { database_id: string }).database_id })) as { id: string };
    const { id } = await client().views.create({ database_id, data_source_id: sourceId, name: 'Only tier 1', type: 'board', filter: { property: 'Tier', select: { equals: 'Tier 1' } } as never });
    expect((await see(`/databases/${sourceId}`)).html).toContain('Only tier 1');
    expect((await see(`/databases/${sourceId}?view=${id}`)).html).toContain('0 pages');
  });

  it('switches faults on and off, moves the clock and shows the calls', async () => {
    const added = await send('/faults/add', [['choice', 'refused-503'], ['operation', 'users.me'], ['only', ''], ['times', ''], ['seconds', ''], ['percent', '100']]);
    expect(added.headers.get('location')).toBe('/faults');
    expect((await see('/faults')).html).toContain('operation: users.me');
    await expect(client().users.me({})).rejects.toMatchObject({ status: 503 });
    await send('/faults/clear');
    await client().users.me({});
    const { html } = await see('/calls?operation=users.me');
    expect(html).toContain('Whoever has the token shares them');
    expect(html).toMatch(/<td>users.me<\/td><td>200<\/td>.*<td>users.me<\/td><td>503<\/td><td>refused<\/td>/s);
    await send('/faults/clock', [['do', 'advance'], ['minutes', '60']]);
    expect(standIn.clock.now()).toBeGreaterThan(Date.now() + 59 * 60_000);
    await send('/faults/clock', [['do', 'reset']]);
    expect((await send('/faults/add', [['choice', 'earthquake']])).status).toBe(400);
  });

  it('sets the switches of webhooks', async () => {
    expect((await see('/webhooks')).html).toContain('There is no subscription');
    const numbers = Object.entries({ copies: 2, forge: 0, drop: 0.5, delay_ms: 0, shuffle_ms: 0, window_ms: 100, first_retry_ms: 100 }).map(([name, value]): [string, string] => [name, String(value)]);
    expect((await send('/webhooks/switches', [...numbers, ['paused', 'on']])).status).toBe(303);
    expect(standIn.webhooks.switches()).toMatchObject({ copies: 2, drop: 0.5, paused: true });
    expect((await send('/webhooks/switches', [['drop', '7']])).status).toBe(400);
    standIn.webhooks.resetSwitches();
  });

  it('is no door for other sites, and says kindly what is not there', async () => {
    const { page, read } = await garden();
    expect((await send(`/pages/${page.id}/trash`, [], { origin: 'https://evil.example' })).status).toBe(403);
    expect((await read()).in_trash).toBe(false);
    expect(await see(`/pages/${crypto.randomUUID()}`)).toMatchObject({ status: 404, html: expect.stringContaining('Not here') });
  });
});

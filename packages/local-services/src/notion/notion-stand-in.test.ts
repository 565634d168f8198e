import { describe, expect, it } from 'vitest';
import { notionDoors } from './testing/doors.ts';
import { makePage, makeProjects, refusal, text } from './testing/projects.ts';

const { standIn, doors, url } = notionDoors();

describe.each(doors)('the Notion stand-in, %s', (_door, client) => {
  it('goes from the shared page to a page that is found and changed', async () => {
    const { sourceId } = await makeProjects(client());
    const page = await makePage(client(), sourceId, 'Fern garden', { 'Sync ID': { rich_text: text('project:1') }, Progress: { number: 0.2 } });
    await makePage(client(), sourceId, 'Moss court', { 'Sync ID': { rich_text: text('project:2') } });
    const query = () => client().dataSources.query({ data_source_id: sourceId, filter: { property: 'Sync ID', rich_text: { equals: 'project:1' } } });
    expect((await query()).results.map(({ id }) => id)).toEqual([page.id]);
    await client().pages.update({ page_id: page.id, properties: { Progress: { number: 0.5 } } });
    expect((await query()).results[0]).toMatchObject({ properties: { Progress: { type: 'number', number: 0.5 }, Name: { title: [{ plain_text: 'Fern garden' }] } } });
  });

  it('names the operation that it does not do yet', async () => {
    expect(await refusal(client().pages.retrieveMarkdown({ page_id: 'f' }))).toMatchObject({ status: 501, message: expect.stringContaining('pages.retrieveMarkdown') });
    expect(await refusal(client().request({ method: 'get', path: 'agents' }))).toMatchObject({ status: 501, message: expect.stringContaining('GET /v1/agents') });
  });

  it('refuses another token as Notion does, and knows its own', async () => {
    expect(await refusal(client('ntn_somebody_else').users.me({}))).toEqual({ status: 401, code: 'unauthorized', message: 'API token is invalid.' });
    expect(await client().users.me({})).toMatchObject({ object: 'user', type: 'bot', name: 'SAGE' });
  });
});

describe('the Notion stand-in', () => {
  it('wants a version', async () => {
    const response = await standIn.fetch(new Request('https://api.notion.com/v1/users/me', { headers: { authorization: 'Bearer ntn_the_only_one' } }));
    expect([response.status, await response.json()]).toMatchObject([400, { object: 'error', code: 'missing_version' }]);
  });

  it('lives', async () => {
    expect((await fetch(`${url()}/healthz`)).status).toBe(200);
  });
});

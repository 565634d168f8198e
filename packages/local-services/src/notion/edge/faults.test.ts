import type { Client } from '@notionhq/client';
import { describe, expect, it } from 'vitest';
import { notionDoors } from '../testing/doors.ts';
import { makePage, makeProjects, refusal, text } from '../testing/projects.ts';
import type { FaultInput } from './faults.ts';

const { standIn, doors } = notionDoors();
const arm = (fault: FaultInput) => standIn.faults.add(fault, standIn.clock.now());
interface Failure {
  status?: number;
  code?: string;
  additional_data?: Record<string, unknown>;
  headers?: Headers;
}
const failure = (asked: Promise<unknown>): Promise<Failure> => asked.then(() => ({ code: 'no error' }), (error: Failure) => error);

async function projects(client: Client) {
  const { sourceId } = await makeProjects(client);
  const ids = async () => (await client.dataSources.query({ data_source_id: sourceId })).results.map(({ id }) => id);
  return { make: () => failure(makePage(client, sourceId, 'Fern')), ids };
}

describe.each(doors)('the limit, %s', (_door, client) => {
  it('gives 429 with the time to wait, which costs nothing, and lets the next minute in', async () => {
    arm({ kind: 'rate_limited', seconds: 300 });
    standIn.clock.set(Date.now());
    const { status, code, headers, additional_data } = await failure(client().users.me({}));
    expect({ status, code, additional_data }).toEqual({ status: 429, code: 'rate_limited', additional_data: { retry_after: '300' } });
    expect(headers?.get('retry-after')).toBe('300');
    standIn.clock.advance(301_000);
    expect(await failure(client().users.me({}))).toEqual({ code: 'no error' });
  });

  it('may say that trying again is wrong', async () => {
    arm({ kind: 'rate_limited', blocked: true, times: 1 });
    expect((await failure(client().users.me({}))).additional_data).toMatchObject({ rate_limit_reason: 'public_api_request_blocked' });
  });
});

describe.each(doors)('a fault, %s', (_door, client) => {
  it.each([409, 500, 502, 503, 504, 529] as const)('of %i before the write leaves nothing', async (status) => {
    const { make, ids } = await projects(client());
    arm({ kind: 'refused', status, operation: 'pages.create', times: 1 });
    expect((await make()).status).toBe(status);
    expect(await ids()).toEqual([]);
    expect(await make()).toEqual({ code: 'no error' });
  });

  it('of 503 after the write names what was made, or not', async () => {
    const { make, ids } = await projects(client());
    arm({ kind: 'unavailable_after_commit', only: 'write', times: 1 });
    const named = await make();
    expect([named.status, named.additional_data]).toEqual([503, { committed_resource_id: (await ids())[0] }]);
    arm({ kind: 'unavailable_after_commit', ids: false, only: 'write', times: 1 });
    const nameless = await make();
    expect([nameless.status, nameless.additional_data]).toEqual([503, undefined]);
    expect(await ids()).toHaveLength(2);
  });

  it('of 503 after an append names the blocks', async () => {
    const { make, ids } = await projects(client());
    await make();
    const [page] = await ids();
    arm({ kind: 'unavailable_after_commit', times: 1 });
    const { additional_data } = await failure(client().blocks.children.append({ block_id: page!, children: [{ paragraph: { rich_text: text('once') } }] }));
    const { results } = await client().blocks.children.list({ block_id: page! });
    expect(additional_data).toEqual({ committed_child_ids: results.map(({ id }) => id) });
  });

  it('that closes the connection does so before or after the write', async () => {
    const { make, ids } = await projects(client());
    arm({ kind: 'unreachable', times: 1 });
    expect((await make()).status).toBeUndefined();
    expect(await ids()).toEqual([]);
    arm({ kind: 'unreachable', after: true, times: 1 });
    expect((await make()).status).toBeUndefined();
    expect(await ids()).toHaveLength(1);
    expect(standIn.calls.list().filter(({ fault }) => fault === 'unreachable').map(({ status }) => status)).toEqual([0, 0]);
  });

  it('that stalls never ends its body, and the write stands', async () => {
    const { make, ids } = await projects(client());
    arm({ kind: 'stalled', operation: 'pages.create', times: 1 });
    const made = make();
    await expect.poll(async () => (await ids()).length).toBe(1);
    expect(await Promise.race([made, new Promise((resolve) => setTimeout(resolve, 300, 'silence'))])).toBe('silence');
  });

  it('that is HTML is no answer of the API', async () => {
    arm({ kind: 'html', times: 1 });
    expect(await failure(client().users.me({}))).toMatchObject({ status: 502, code: 'notionhq_client_response_error' });
    arm({ kind: 'html', status: 200, times: 1 });
    await expect(client().users.me({})).rejects.toThrow(SyntaxError);
  });
});

describe.each(doors)('the log, %s', (_door, client) => {
  it('has every call', async () => {
    await client().users.me({});
    await refusal(client().pages.retrieve({ page_id: crypto.randomUUID() }));
    expect(standIn.calls.list()).toEqual([
      { at: expect.stringMatching(/^\d{4}-.*Z$/), method: 'GET', path: '/v1/users/me', operation: 'users.me', status: 200 },
      expect.objectContaining({ operation: 'pages.retrieve', status: 404 }),
    ]);
  });
});

import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { notionDoors } from '../testing/doors.ts';
import { refusal } from '../testing/projects.ts';

const { doors, url } = notionDoors();
const client = doors[0]![1];
const ask = async (method: string, path: string, body?: object) => {
  const response = await fetch(`${url()}/_control${path}`, { method, ...(body && { body: JSON.stringify(body) }) });
  return { status: response.status, body: (await response.json()) as unknown };
};

describe('the control', () => {
  it('switches faults on and off', async () => {
    expect(await ask('POST', '/faults', { kind: 'refused', status: 500 })).toMatchObject({ status: 200, body: { kind: 'refused' } });
    expect(await refusal(client().users.me({}))).toMatchObject({ status: 500 });
    expect((await ask('GET', '/faults')).body).toHaveLength(1);
    await ask('DELETE', '/faults');
    expect(await refusal(client().users.me({}))).toBeNull();
  });

  it('shows and clears the calls', async () => {
    await client().users.me({});
    expect((await ask('GET', '/calls')).body).toMatchObject([{ operation: 'users.me', method: 'GET', status: 200 }]);
    await ask('DELETE', '/calls');
    expect((await ask('GET', '/calls')).body).toEqual([]);
  });

  it('finds calls by what they were', async () => {
    await client().users.me({});
    await refusal(client().pages.update({ page_id: crypto.randomUUID(), in_trash: true }));
    expect((await ask('GET', '/calls?operation=pages.update')).body).toMatchObject([{ method: 'PATCH', status: 404, sent: { in_trash: true } }]);
    expect((await ask('GET', '/calls?status=200&last=1')).body).toMatchObject([{ operation: 'users.me' }]);
    expect((await ask('GET', '/calls?since=2099-01-01T00:00:00Z')).body).toEqual([]);
    expect((await ask('GET', '/calls?colour=red')).status).toBe(400);
  });

  it('sets limits, and spends of them', async () => {
    expect((await ask('POST', '/limits', { workspace_calls_per_minute: 50, others_spend: 50, blocks: 1_000_000 })).body).toMatchObject({ workspace_calls_used: 50, blocks: 1_000_000 });
    expect(await refusal(client().users.me({}))).toMatchObject({ status: 429 });
    expect((await ask('POST', '/limits', { workspace_calls_per_minute: null, blocks: null })).body).toMatchObject({ workspace_calls_per_minute: null, blocks: null });
    expect(await refusal(client().users.me({}))).toBeNull();
  });

  it('repeats a run of chances by its seed', async () => {
    const run = async () => {
      await ask('POST', '/seed', { seed: 3 });
      await ask('POST', '/faults', { kind: 'refused', status: 500, probability: 0.5 });
      const met: unknown[] = [];
      for (let i = 0; i < 20; i++) met.push((await refusal(client().users.me({})))?.status);
      await ask('DELETE', '/faults');
      return met;
    };
    expect(await run()).toEqual(await run());
  });

  it('tells of webhooks, and says that there are none', async () => {
    expect((await ask('GET', '/webhooks')).body).toMatchObject({ subscription: null, events: [], switches: { drop: 0 } });
    expect(await ask('POST', '/webhooks/switches', { drop: 0.5 })).toMatchObject({ status: 200, body: { drop: 0.5 } });
    expect(await ask('POST', '/webhooks/switches', { drop: 2 })).toMatchObject({ status: 400 });
    await ask('DELETE', '/webhooks/switches');
    expect(await ask('POST', '/webhooks/verify', { token: 'x' })).toMatchObject({ status: 400 });
  });

  it('sets the clock', async () => {
    expect((await ask('POST', '/clock', { at: '2027-01-01T00:00:00Z' })).body).toEqual({ now: '2027-01-01T00:00:00.000Z' });
    expect((await ask('POST', '/clock', { advance_seconds: 90 })).body).toEqual({ now: '2027-01-01T00:01:30.000Z' });
    expect((await ask('GET', '/clock')).body).toEqual({ now: '2027-01-01T00:01:30.000Z' });
  });

  it('says what it does not know', async () => {
    expect(await ask('POST', '/faults', { kind: 'earthquake' })).toMatchObject({ status: 400 });
    expect(await ask('GET', '/weather')).toMatchObject({ status: 404, body: { message: expect.stringContaining('GET /calls') } });
  });

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another name of this machine', { host: 'evil.example' }],
  ])('refuses %s', async (_who, headers) => {
    const status = await new Promise((resolve, reject) => {
      const sent = request(`${url()}/_control/faults`, { method: 'DELETE', headers }, (response) => resolve(response.resume().statusCode));
      sent.once('error', reject).end();
    });
    expect(status).toBe(403);
  });
});

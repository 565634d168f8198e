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

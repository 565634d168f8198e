import net from 'node:net';
import { createClient } from '@supabase/supabase-js';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { localProject, publishableKey } from './local-project.ts';
import { PEOPLE } from './people.ts';

afterEach(() => vi.unstubAllGlobals());

describe('the Data API', () => {
  const hosts = new Set<string>();
  const connect = net.Socket.prototype.connect;
  afterAll(() => {
    net.Socket.prototype.connect = connect;
  });

  it('talks to this machine only: no telemetry', async () => {
    net.Socket.prototype.connect = function (this: net.Socket, ...asked: unknown[]) {
      const [first, second] = (Array.isArray(asked[0]) ? asked[0] : asked) as [number | { host?: string }, string?];
      hosts.add(typeof first === 'object' ? (first.host ?? 'localhost') : (second ?? 'localhost'));
      return Reflect.apply(connect, this, asked) as net.Socket;
    } as typeof connect;
    const project = await localProject(PEOPLE);
    await project.service.from('people').select();
    await project.service.storage.listBuckets();
    await project.close();
    expect([...hosts].filter((host) => !['127.0.0.1', 'localhost', '::1'].includes(host))).toEqual([]);
    expect(hosts.has('127.0.0.1')).toBe(true);
  });
});

describe('supabase-js on a Node without WebSocket', () => {
  it('needs to be given something to stand for it, though there is no Realtime here', () => {
    vi.stubGlobal('WebSocket', undefined);
    const realtime = { transport: class {} as unknown as typeof WebSocket };
    expect(() => createClient('http://127.0.0.1:1', publishableKey)).toThrow(/WebSocket/);
    expect(() => createClient('http://127.0.0.1:1', publishableKey, { realtime })).not.toThrow();
  });
});

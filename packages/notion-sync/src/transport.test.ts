import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Deadlines } from './bounded-fetch.ts';
import { classify } from './classify.ts';
import { createNotionClient } from './transport.ts';

// why: Notion is not reachable offline; a server of our own can do to a connection what Notion and the network between do.
let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

const serve = (listener: RequestListener) =>
  new Promise<string>((resolve) => {
    const listening = createServer(listener).listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(listening.address() as AddressInfo).port}`));
    server = listening;
  });

const page = '0197c0de-0000-7000-8000-000000000001';
/** Longer than any test runs: what a test does not shorten must not be what ends its call. */
const FAR_MS = 600_000;
const clientOf = (url: string, deadlines: Partial<Deadlines> = {}) =>
  createNotionClient({ NOTION_TOKEN: 'ntn_0123456789abcdef', NOTION_API_URL: url }, { deadlines: { overallMs: FAR_MS, bodyMs: FAR_MS, ...deadlines } });
const failureOf = async (url: string, deadlines?: Partial<Deadlines>) => {
  const error: unknown = await clientOf(url, deadlines).pages.update({ page_id: page, in_trash: true }).then(() => expect.unreachable(), (thrown: unknown) => thrown);
  return { fault: (error as { fault?: string }).fault, kind: classify(error, { effect: 'write', on: 'record' }).kind };
};

it('sends the token, the version and the body once, and returns the answer', async () => {
  const seen: object[] = [];
  const url = await serve((req, res) => {
    let body = '';
    req.on('data', (part: Buffer) => (body += part.toString()));
    req.on('end', () => {
      seen.push({ method: req.method, url: req.url, token: req.headers.authorization, version: req.headers['notion-version'], body });
      res.setHeader('content-type', 'application/json').end(JSON.stringify({ object: 'page', id: page }));
    });
  });
  expect(await clientOf(url).pages.update({ page_id: page, in_trash: true })).toEqual({ object: 'page', id: page });
  expect(seen).toEqual([{ method: 'PATCH', url: `/v1/pages/${page}`, token: 'Bearer ntn_0123456789abcdef', version: '2026-03-11', body: '{"in_trash":true}' }]);
});

describe('a call is bounded', () => {
  it('when no answer comes, and the connection is let go', async () => {
    const closed: Promise<void>[] = [];
    const url = await serve((req) => void closed.push(new Promise((resolve) => req.once('close', resolve))));
    // Long enough for a busy machine to bring the request there.
    expect(await failureOf(url, { overallMs: 2_000 })).toEqual({ fault: 'late', kind: 'ambiguous' });
    await Promise.all(closed);
    expect(closed).toHaveLength(1);
  });

  it('when the body stalls', async () => {
    const url = await serve((_, res) => void res.writeHead(200, { 'content-type': 'application/json' }).write('{"object":'));
    expect(await failureOf(url, { bodyMs: 50 })).toEqual({ fault: 'late', kind: 'ambiguous' });
  });

  it('when the body of an error stalls', async () => {
    const url = await serve((_, res) => void res.writeHead(503, { 'content-type': 'application/json' }).write('{"object":'));
    expect(await failureOf(url, { bodyMs: 50 })).toEqual({ fault: 'late', kind: 'ambiguous' });
  });

  it('when the body trickles on and on', async () => {
    const url = await serve((_, res) => {
      res.writeHead(200, { 'content-type': 'application/json' });
      const drip = setInterval(() => res.write(' '), 10);
      res.once('close', () => clearInterval(drip));
    });
    expect(await failureOf(url, { bodyMs: 50 })).toEqual({ fault: 'late', kind: 'ambiguous' });
  });
});

describe('a connection', () => {
  it('that was never made saved nothing, so that a write may be sent again', async () => {
    const url = await serve(() => undefined);
    await new Promise((resolve) => server?.close(resolve));
    expect(await failureOf(url)).toEqual({ fault: 'unsent', kind: 'retry' });
  });

  it('that drops before or in the middle of the answer may have saved it', async () => {
    expect(await failureOf(await serve((req) => void req.socket.destroy()))).toEqual({ fault: 'dropped', kind: 'ambiguous' });
    const midway = await serve((req, res) => {
      res.writeHead(200, { 'content-length': '100' }).write('{"object":');
      setTimeout(() => req.socket.destroy(), 20);
    });
    expect(await failureOf(midway)).toEqual({ fault: 'dropped', kind: 'ambiguous' });
  });

  it('does not follow a redirect, which would carry the token elsewhere', async () => {
    const seen: (string | undefined)[] = [];
    const url = await serve((req, res) => {
      seen.push(req.url);
      res.writeHead(307, { location: '/elsewhere' }).end();
    });
    expect((await failureOf(url)).fault).toBe('dropped');
    expect(seen).toEqual([`/v1/pages/${page}`]);
  });
});

it('refuses a parameter that the SDK would leave out in silence', async () => {
  const url = await serve((_, res) => void res.end('{}'));
  const misspelt = { page_id: page, in_trsh: true };
  await expect(async () => clientOf(url).pages.update(misspelt)).rejects.toThrow('in_trsh');
});

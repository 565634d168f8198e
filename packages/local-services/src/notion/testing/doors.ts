import { Client } from '@notionhq/client';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Running } from '../../program.ts';
import { notionHandlers } from '../../testing/msw-handlers.ts';
import { createNotionStandIn } from '../notion-stand-in.ts';
import { serveNotion } from '../serve.ts';

const TOKEN = 'ntn_the_only_one';
const SETTINGS = { notionVersion: '2026-03-11', retry: false, logger: () => undefined } as const;

/** One stand-in behind both doors, for the tests of a file: whatever holds of it holds over HTTP and through MSW. */
export function notionDoors(callsPerMinute = 1_000_000) {
  const standIn = createNotionStandIn({ token: TOKEN, callsPerMinute });
  // why: Notion is not reachable offline
  const msw = setupServer(...notionHandlers(standIn));
  let server: Running;
  beforeAll(async () => {
    server = await serveNotion(standIn, 0);
    msw.listen({ onUnhandledRequest: 'bypass' });
  });
  afterEach(() => {
    standIn.faults.clear();
    standIn.clock.reset();
    standIn.rate.reset();
    standIn.workspaceRate.reset();
    standIn.limits.blocks = Infinity;
    standIn.calls.clear();
  });
  afterAll(async () => {
    msw.close();
    await server.close();
  });
  const doors: [string, (auth?: string) => Client][] = [
    ['over HTTP', (auth = TOKEN) => new Client({ auth, baseUrl: server.url, ...SETTINGS })],
    ['through MSW', (auth = TOKEN) => new Client({ auth, ...SETTINGS })],
  ];
  return { standIn, doors, url: () => server.url };
}

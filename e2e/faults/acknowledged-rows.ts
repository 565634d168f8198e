import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningStack } from '../harness/stack.ts';

export interface Writer {
  /** Resolves when so many more rows were acknowledged. */
  wrote(count: number): Promise<void>;
  stop(): Promise<void>;
  /** Stops writing. @returns the acknowledged rows that are not there. */
  lost(): Promise<string[]>;
}

let written = 0;

/** Writes rows through the Data API one after another, and remembers those that it said were written. */
export function writeUntilStopped({ urls, dataDir }: Pick<RunningStack, 'urls' | 'dataDir'>): Writer {
  const api = `${urls.supabase.replace('localhost', '127.0.0.1')}/rest/v1/users`;
  const { secretKey } = JSON.parse(readFileSync(path.join(dataDir, 'secrets.json'), 'utf8')) as { secretKey: string };
  const headers = { apikey: secretKey, authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' };
  const acknowledged: string[] = [];
  let refusal = 'nothing was tried';
  const stopped = new AbortController();

  async function insert() {
    const email = `written-${(written += 1)}@example.com`;
    const body = JSON.stringify({ email, name: 'Written', user_type: 'sage_client', tier: 1 });
    const response = await fetch(api, { method: 'POST', headers, body, signal: AbortSignal.timeout(5_000) });
    if (response.status === 201) acknowledged.push(email);
    else refusal = `${response.status} ${await response.text()}`;
  }
  async function write() {
    while (!stopped.signal.aborted) {
      await insert().catch((error: Error) => (refusal = error.message));
      await sleep(20);
    }
  }
  const writing = write();

  async function wrote(count: number) {
    const goal = acknowledged.length + count;
    for (let left = 1_500; acknowledged.length < goal; left -= 1) {
      if (left === 0) throw new Error(`Only ${acknowledged.length} of ${goal} rows were acknowledged: ${refusal}`);
      await sleep(20);
    }
  }
  async function stop() {
    stopped.abort();
    await writing;
  }
  async function lost() {
    await stop();
    const there = new Set<string>();
    for (let from = 0; from < acknowledged.length; from += 100) {
      const response = await fetch(`${api}?select=email&email=in.(${acknowledged.slice(from, from + 100).join(',')})`, { headers });
      for (const { email } of (await response.json()) as { email: string }[]) there.add(email);
    }
    return acknowledged.filter((email) => !there.has(email));
  }
  return { wrote, stop, lost };
}

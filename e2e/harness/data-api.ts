import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inject } from 'vitest';

interface Where {
  urls: { supabase: string };
  dataDir: string;
}

const shared = (): Where => ({ urls: inject('urls'), dataDir: inject('dataDir') });

/** Rows of a stack, the shared one where none is named, as the service role sees and writes them: for what no screen makes. */
export async function dataApi<Row>(method: string, where: string, row?: object, { urls, dataDir }: Where = shared()): Promise<Row[]> {
  const { secretKey } = JSON.parse(readFileSync(path.join(dataDir, 'secrets.json'), 'utf8')) as { secretKey: string };
  const response = await fetch(`${urls.supabase}/rest/v1/${where}`, {
    method,
    headers: { apikey: secretKey, authorization: `Bearer ${secretKey}`, 'content-type': 'application/json', prefer: 'return=representation' },
    ...(row && { body: JSON.stringify(row) }),
  });
  if (!response.ok) throw new Error(`${method} ${where}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Row[];
}

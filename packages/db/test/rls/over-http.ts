import { inject } from 'vitest';
import type { Row, Table } from './table.ts';

const api = () => inject('supabase');

export interface Credentials {
  token?: string;
  apikey?: string;
}

/** A call of the Data API as our servers make it: the publishable key, and the token of whoever asks. */
export async function call(path: string, { token, apikey = api().publishableKey, method = 'GET' }: Credentials & { method?: string } = {}) {
  const headers = { apikey, ...(token && { authorization: `Bearer ${token}` }) };
  const response = await fetch(`${api().url}/rest/v1/${path}`, { method, headers });
  const body: unknown = await response.json().catch(() => null);
  return { status: response.status, rows: Array.isArray(body) ? (body as Row[]) : [], code: (body as { code?: string } | null)?.code };
}

const quoted = (value: unknown) => (/^[\w-]+$/.test(String(value)) ? String(value) : `"${String(value).replaceAll('"', '\\"')}"`);
const is = (table: Table, row: Row) => `and(${table.key.map((column) => `${column}.eq.${quoted(row[column])}`).join(',')})`;

/** Asks for these rows by their keys, and for nothing else. */
export const pathTo = (table: Table, rows: Row[]): string =>
  `${table.name}?${new URLSearchParams({ select: table.key.join(','), or: `(${rows.map((row) => is(table, row)).join(',')})` })}`;

export const keyOf = (table: Table, row: Row): string => table.key.map((column) => String(row[column])).join(' ');

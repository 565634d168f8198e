import { randomBytes, randomUUID } from 'node:crypto';
import { invalid } from '../edge/problem.ts';

export const newId = (): string => randomUUID();
/** Ids of properties and options are short in Notion. */
export const newShortId = (): string => randomBytes(3).toString('base64url');

const UUID = /^([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})$/i;

/** Notion takes ids with and without dashes. */
export function idOf(text: string, where: string): string {
  const parts = UUID.exec(text);
  if (!parts) throw invalid(`${where.startsWith('path.') ? 'path' : 'body'} failed validation: ${where} should be a valid uuid, instead was \`"${text}"\`.`);
  return parts.slice(1).join('-').toLowerCase();
}

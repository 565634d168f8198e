import { readFile } from 'node:fs/promises';
import { studioSynonyms } from '@sage/domain/sync/synonyms';
import { z } from '@sage/config/z';
import type { Synonyms } from '@sage/notion-sync/moving';
import { UsageError } from './command.ts';

const names = z.record(z.string(), z.array(z.string()));
const fileSchema = z.strictObject({ databases: names.default({}), properties: z.record(z.string(), names).default({}) });

/** Ours, with those of a file before them. @throws UsageError */
export async function synonymsWith(file: string | undefined): Promise<Synonyms> {
  if (!file) return studioSynonyms;
  const parsed = fileSchema.safeParse(await readFile(file, 'utf8').then(JSON.parse).catch((error: Error) => error.message));
  if (!parsed.success) throw new UsageError(`${file} is not a file of synonyms: ${z.prettifyError(parsed.error)}`);
  const { databases, properties } = parsed.data;
  const kinds = new Set([...Object.keys(properties), ...Object.keys(studioSynonyms.properties)]);
  return {
    databases: joined(databases, studioSynonyms.databases),
    properties: Object.fromEntries([...kinds].map((kind) => [kind, joined(properties[kind] ?? {}, studioSynonyms.properties[kind] ?? {})])),
  };
}

type Names = Readonly<Record<string, readonly string[]>>;

const joined = (first: Names, then: Names): Names =>
  Object.fromEntries([...new Set([...Object.keys(first), ...Object.keys(then)])].map((name) => [name, [...(first[name] ?? []), ...(then[name] ?? [])]]));

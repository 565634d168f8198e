import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { z } from '@sage/config/z';
import { archivedDataSource, archivedLink, archivedPage, manifestSchema, type ArchivedDataSource, type ArchivedLink, type ArchivedPage, type Manifest } from './archive.schema.ts';

/** A folder of JSON and files that outlives Notion. Each file is there wholly or not at all. */
export interface ArchiveFolder {
  readonly folder: string;
  manifest(): Promise<Manifest | null>;
  page(id: string): Promise<ArchivedPage | null>;
  dataSource(id: string): Promise<ArchivedDataSource | null>;
  /** By its address. Links are no part of what was exported, and have no digest in the manifest. */
  link(url: string): Promise<ArchivedLink | null>;
  writeLink(link: ArchivedLink): Promise<void>;
  write(kind: 'pages' | 'data-sources', id: string, value: unknown): Promise<void>;
  writeManifest(manifest: Manifest): Promise<void>;
  pathOf(name: string): string;
  /** Of everything that lies in it, by path. */
  digests(): Promise<Record<string, string>>;
}

export function openArchive(folder: string): ArchiveFolder {
  const pathOf = (name: string) => path.join(folder, name);
  const read = async <S extends z.ZodType>(name: string, schema: S): Promise<z.infer<S> | null> =>
    existsSync(pathOf(name)) ? schema.parse(JSON.parse(await readFile(pathOf(name), 'utf8'))) : null;
  const write = async (name: string, value: unknown) => {
    await mkdir(path.dirname(pathOf(name)), { recursive: true });
    await writeFile(`${pathOf(name)}.part`, `${JSON.stringify(value, null, 1)}\n`);
    await rename(`${pathOf(name)}.part`, pathOf(name));
  };
  return {
    folder,
    pathOf,
    manifest: () => read('manifest.json', manifestSchema),
    page: (id) => read(`pages/${id}.json`, archivedPage),
    dataSource: (id) => read(`data-sources/${id}.json`, archivedDataSource),
    link: (url) => read(linkName(url), archivedLink),
    writeLink: (link) => write(linkName(link.url), link),
    write: (kind, id, value) => write(`${kind}/${id}.json`, value),
    writeManifest: (manifest) => write('manifest.json', manifest),
    digests: () => digestsOf(folder),
  };
}

const linkName = (url: string) => `links/${createHash('sha256').update(url).digest('hex')}.json`;

async function digestsOf(folder: string): Promise<Record<string, string>> {
  const found: [string, string][] = [];
  for (const kind of ['data-sources', 'pages', 'files']) {
    const names = existsSync(path.join(folder, kind)) ? await readdir(path.join(folder, kind)) : [];
    for (const name of names.filter((one) => !one.endsWith('.part')).sort()) found.push([`${kind}/${name}`, await sha256Of(path.join(folder, kind, name))]);
  }
  return Object.fromEntries(found);
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

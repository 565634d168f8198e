import { open } from 'node:fs/promises';
import { extensionOfBytes, HEAD_BYTES, hasTypeOf, MAX_FILE_BYTES, typeOfName } from '@sage/domain/files';
import { propertyOf, type ImportMapping } from '@sage/domain/imports';
import { keepBytes, type ArchivedFile, type ArchivedLink, type ArchivedPage, type ArchiveFolder, type OpenLink } from '@sage/notion-sync/moving';
import { takenFiles } from './taken-files.ts';

export interface LinkParts {
  archive: ArchiveFolder;
  mapping: ImportMapping;
  portalUrl: string;
}

/** Opens what is not in the archive yet. Null: nothing is fetched, only told. */
export type Opening = OpenLink | null;

const MOST = { bytes: MAX_FILE_BYTES, words: '50 MB' };

/** The page with what lies behind its links, as far as that could be had: of files that the export did not get, and, where there is no file, of its File URL. */
export async function withLinkedFiles(page: ArchivedPage, parts: LinkParts, opening: Opening): Promise<ArchivedPage> {
  const taken = takenFiles(page, parts.mapping);
  const files: ArchivedFile[] = [];
  for (const file of page.files) files.push(file.path !== null || !taken.includes(file) ? file : { at: file.at, ...(await linked(file, parts, opening)) });
  const url = taken.length > 0 ? null : fileUrlOf(page, parts);
  if (url) files.push({ at: 'File URL', ...(await linked({ url, name: nameIn(url) }, parts, opening)) });
  return { ...page, files };
}

/** Our own address leads to a file that we have. */
function fileUrlOf(page: ArchivedPage, { mapping, portalUrl }: LinkParts): string | null {
  const property = propertyOf(page, mapping.kinds.deliverable?.properties['File URL']);
  if (property?.type !== 'url' || !property.url || !URL.canParse(property.url)) return null;
  return new URL(property.url).origin === new URL(portalUrl).origin ? null : property.url;
}

async function linked({ url, name }: Pick<ArchivedFile, 'url' | 'name'>, { archive }: LinkParts, opening: Opening): Promise<ArchivedLink> {
  const earlier = await archive.link(url);
  if (earlier?.path) return earlier;
  const nothing = { name, url, path: null, sha256: null, size: null };
  if (!opening) return earlier ?? { ...nothing, problem: `it is to be fetched from ${url}` };
  const link = await fetched({ url, name }, archive, opening).catch((error: Error): ArchivedLink => ({ ...nothing, problem: `what is behind ${url} could not be had: ${error.message}` }));
  await archive.writeLink(link);
  return link;
}

async function fetched({ url, name }: { url: string; name: string }, archive: ArchiveFolder, openIt: OpenLink): Promise<ArchivedLink> {
  const answer = await openIt(url);
  const kept = await keepBytes(answer.bytes, { folder: archive.folder, under: 'links', extension: '', most: MOST });
  return { name: await typedName(archive.pathOf(kept.path), typeOfName(name) ? name : nameIn(answer.url)), url, ...kept, problem: null };
}

/** By what it is, and not by what it is called: a link may lead to a page that offers the file. */
async function typedName(file: string, name: string): Promise<string> {
  const head = await headOf(file);
  const type = typeOfName(name);
  if (type && (await hasTypeOf(head, type))) return name;
  const extension = await extensionOfBytes(head);
  if (!extension) throw new Error('it is no file of a kind that is stored');
  return `${name.slice(0, 200)}.${extension}`;
}

async function headOf(file: string): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function nameIn(url: string): string {
  const last = new URL(url).pathname.split('/').at(-1) || 'file';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

import type { PageObjectResponse } from '@notionhq/client';
import { NOTION_VERSION } from '../../transport.ts';
import type { NotionDoor } from '../open-notion.ts';
import { openArchive, type ArchiveFolder } from './archive-folder.ts';
import type { ArchivedBlock, ArchivedFile, ArchivedPage, Manifest } from './archive.schema.ts';
import { download, keepBytes } from './download.ts';
import { openLink, type OpenLink } from './open-link.ts';
import { extensionOf, filesOf, withoutSignature, type FoundFile } from './page-files.ts';
import { createReader, type NotionReader } from './read-workspace.ts';

export class ArchiveIsComplete extends Error {}

export interface ExportOptions {
  folder: string;
  /** Where to begin, beside all that the connection is shown. */
  parentPageId: string;
  /** To what lies elsewhere in the world. */
  open?: OpenLink;
  /** Those on blocks as well: Notion lists them block by block, so that each costs a call. */
  blockComments?: boolean;
  onPage?: (done: number, known: number) => void;
}

interface Crawl {
  reader: NotionReader;
  archive: ArchiveFolder;
  open: OpenLink;
  blockComments: boolean;
  /** In the order in which they were found; null: only its id is known yet. */
  pages: Map<string, PageObjectResponse | null>;
  dataSources: Map<string, { title: string; pages: number }>;
  counts: Manifest['counts'];
}

/**
 * All that the connection can read, as JSON and files. Ended in the middle, it goes on where it was: a page that was not edited since is not asked for
 * again. @throws ArchiveIsComplete
 */
export async function exportWorkspace(door: NotionDoor, { folder, parentPageId, open = openLink(), blockComments = false, onPage = () => undefined }: ExportOptions): Promise<Manifest> {
  const archive = openArchive(folder);
  const earlier = await archive.manifest();
  if (earlier?.finishedAt) throw new ArchiveIsComplete(`${folder} holds a complete archive of ${earlier.finishedAt}. Choose another folder.`);
  const manifest: Manifest = earlier ?? {
    version: 1, notionVersion: NOTION_VERSION, startedAt: new Date().toISOString(), finishedAt: null,
    counts: { dataSources: 0, pages: 0, blocks: 0, comments: 0, files: 0, fileProblems: 0 }, dataSources: [], sha256: {} };
  await archive.writeManifest(manifest);

  const counts = { dataSources: 0, pages: 0, blocks: 0, comments: 0, files: 0, fileProblems: 0 };
  const crawl: Crawl = { reader: createReader(door), archive, open, blockComments, pages: new Map(), dataSources: new Map(), counts };
  await discover(crawl, parentPageId);
  for (const [id, page] of crawl.pages) {
    await archivePage(id, page, crawl);
    onPage(counts.pages, crawl.pages.size);
  }
  counts.dataSources = crawl.dataSources.size;
  const done: Manifest = { ...manifest, finishedAt: new Date().toISOString(), counts, dataSources: [...crawl.dataSources].map(([id, { title, pages }]) => ({ id, title, pages })), sha256: await archive.digests() };
  await archive.writeManifest(done);
  return done;
}

/** Search does not promise to find everything, so what is found leads on. */
async function discover(crawl: Crawl, parentPageId: string): Promise<void> {
  const { pages, dataSourceIds } = await crawl.reader.search();
  for (const page of pages) crawl.pages.set(page.id, page);
  for (const id of dataSourceIds) await archiveDataSource(id, crawl);
  const parent = await crawl.reader.page(parentPageId);
  if (parent) crawl.pages.set(parent.id, parent);
}

async function archiveDataSource(id: string, crawl: Crawl): Promise<void> {
  if (crawl.dataSources.has(id)) return;
  const dataSource = await crawl.reader.dataSource(id);
  if (!dataSource) return;
  const pages = await crawl.reader.pagesOf(id);
  crawl.dataSources.set(id, { title: dataSource.title.map(({ plain_text: text }) => text).join(''), pages: pages.length });
  for (const page of pages) crawl.pages.set(page.id, page);
  await crawl.archive.write('data-sources', id, { dataSource, pageIds: pages.map((page) => page.id) });
}

/** A page that is no longer shown is left out. */
async function archivePage(id: string, listed: PageObjectResponse | null, crawl: Crawl): Promise<void> {
  const { reader, archive, counts } = crawl;
  const page = listed ?? (await reader.page(id));
  if (!page) return;
  const earlier = await archive.page(id);
  const archived = earlier?.page.last_edited_time === page.last_edited_time ? earlier : await readPage(page, crawl);
  if (archived !== earlier) await archive.write('pages', id, archived);
  counts.pages += 1;
  counts.comments += archived.comments.length;
  counts.files += archived.files.filter(({ path }) => path !== null).length;
  counts.fileProblems += archived.files.filter(({ problem }) => problem !== null).length;
  await follow(archived.blocks, crawl);
}

async function readPage(page: PageObjectResponse, { reader, archive, open, blockComments }: Crawl): Promise<ArchivedPage> {
  const whole = await reader.withLongProperties(page);
  const blocks = await reader.blocks(page.id);
  const comments = [...(await reader.comments(page.id)), ...(blockComments ? await commentsIn(blocks, reader) : [])];
  const files: ArchivedFile[] = [];
  for (const file of filesOf(whole, blocks)) files.push(await keep(file, archive, open));
  return { page: whole, blocks, comments, files };
}

/** A page inside of this one has its own. */
async function commentsIn(blocks: readonly ArchivedBlock[], reader: NotionReader): Promise<ArchivedPage['comments']> {
  const comments: ArchivedPage['comments'] = [];
  for (const { id, type, children = [] } of blocks) {
    if (type !== 'child_page' && type !== 'child_database') comments.push(...(await reader.comments(id)));
    comments.push(...(await commentsIn(children, reader)));
  }
  return comments;
}

const LINKED = { bytes: 200 * 1024 ** 2, words: '200 MB' };

/** Whoever writes in Notion must not reach into the network of the machine that exports: see `open-link.ts`. */
async function keep({ at, name, url, isHosted }: FoundFile, { folder }: ArchiveFolder, open: OpenLink): Promise<ArchivedFile> {
  const file = { at, name, url: isHosted ? withoutSignature(url) : url };
  const extension = extensionOf(name) || extensionOf(new URL(url).pathname);
  try {
    const kept = isHosted ? await download(url, folder, extension) : await keepBytes((await open(url)).bytes, { folder, under: 'files', extension, most: LINKED });
    return { ...file, ...kept, problem: null };
  } catch (error) {
    return { ...file, path: null, sha256: null, size: null, problem: `It could not be had: ${(error as Error).message}` };
  }
}

async function follow(blocks: readonly ArchivedBlock[], crawl: Crawl): Promise<void> {
  for (const block of blocks) {
    crawl.counts.blocks += 1;
    if (block.type === 'child_page' && !crawl.pages.has(block.id)) crawl.pages.set(block.id, null);
    if (block.type === 'child_database') for (const id of await crawl.reader.dataSourceIdsOf(block.id)) await archiveDataSource(id, crawl);
    await follow(block.children ?? [], crawl);
  }
}

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openArchive } from '@sage/notion-sync/moving';
import { expect, it } from 'vitest';
import { exportArchive } from '../../src/commands/export.ts';
import { setup } from '../../src/commands/setup.ts';
import { emptyFolder, PNG } from './former-notion.ts';
import { addProjects, movingStudio, rest, spawnCommand, type MovingStudio } from './moving-studio.ts';

const text = (content: string) => [{ type: 'text' as const, text: { content } }];

/** A page with a picture in Notion's storage, a link, a toggle with a child, a page inside of it, and a comment. */
async function richPage({ door: { client }, standIn }: MovingStudio) {
  const upload = await client.fileUploads.create({ filename: 'plan.png', content_type: 'image/png' });
  await client.fileUploads.send({ file_upload_id: upload.id, file: { filename: 'plan.png', data: new Blob([PNG], { type: 'image/png' }) } });
  const page = await client.pages.create({
    parent: { page_id: standIn.parentPageId },
    properties: { title: { title: text('Brief') } },
    children: [
      { toggle: { rich_text: text('Outer'), children: [{ paragraph: { rich_text: text('Inner') } }] } },
      { image: { type: 'file_upload', file_upload: { id: upload.id } } },
      { image: { type: 'external', external: { url: 'http://169.254.169.254/latest' } } },
    ],
  });
  const inner = await client.pages.create({ parent: { page_id: page.id }, properties: { title: { title: text('Notes') } } });
  await client.comments.create({ parent: { page_id: page.id }, rich_text: text('Shall we?') });
  return { page: page.id, inner: inner.id };
}

it('keeps data sources, pages, blocks however deep, comments and files, with a hash of each', async () => {
  const studio = await movingStudio();
  await studio.run(setup);
  await addProjects(studio, 2);
  await rest(studio);
  const ids = await richPage(studio);
  const [folder, before] = [emptyFolder(), studio.writes()];
  expect(await studio.run(exportArchive, '--out', folder)).toMatchObject({ code: 0, text: expect.stringMatching(/5 data sources, 13 pages, .* 1 comments and 1 files.*\n1 files could not be had/) });
  expect(studio.writes()).toBe(before);

  const archive = openArchive(folder);
  const brief = (await archive.page(ids.page))!;
  expect(brief.blocks[0]).toMatchObject({ type: 'toggle', children: [{ type: 'paragraph', paragraph: { rich_text: [{ plain_text: 'Inner' }] } }] });
  expect(brief.comments).toMatchObject([{ rich_text: [{ plain_text: 'Shall we?' }] }]);
  expect(brief.files).toMatchObject([{ problem: null, size: PNG.length }, { path: null, problem: expect.stringContaining('not https') }]);
  expect(Uint8Array.from(readFileSync(archive.pathOf(brief.files[0]!.path!)))).toEqual(PNG);
  expect(await archive.page(ids.inner)).toMatchObject({ page: { id: ids.inner } });
  const manifest = (await archive.manifest())!;
  expect(manifest.sha256).toEqual(await archive.digests());
  expect(manifest.dataSources).toContainEqual({ id: expect.any(String), title: 'Projects', pages: 2 });
  await expect(studio.run(exportArchive, '--out', folder)).rejects.toThrow('holds a complete archive');
});

it('keeps the comments on blocks when asked to, a call a block', async () => {
  const studio = await movingStudio();
  const { page } = await richPage(studio);
  const { client } = studio.door;
  const [outer] = (await client.blocks.children.list({ block_id: page })).results;
  const [inner] = (await client.blocks.children.list({ block_id: outer!.id })).results;
  await client.comments.create({ parent: { block_id: inner!.id }, rich_text: text('Which oak?') });
  const said = async (...args: string[]) => {
    const folder = emptyFolder();
    studio.standIn.calls.clear();
    await studio.run(exportArchive, '--out', folder, ...args);
    return { words: (await openArchive(folder).page(page))!.comments.map(({ rich_text }) => rich_text[0]!.plain_text), lists: studio.standIn.calls.list().filter(({ operation }) => operation === 'comments.list').length };
  };
  const [plain, whole] = [await said(), await said('--block-comments')];
  expect([plain.words, whole.words]).toEqual([['Shall we?'], ['Shall we?', 'Which oak?']]);
  expect(whole.lists - plain.lists).toBe(4);
});

it('killed in the middle, it goes on with the pages that are not there yet', async () => {
  const studio = await movingStudio();
  await studio.run(setup);
  await addProjects(studio, 8);
  await rest(studio);
  const folder = emptyFolder();
  const there = () => { try { return readdirSync(path.join(folder, 'pages')).filter((name) => name.endsWith('.json')).length; } catch { return 0; } };
  const run = spawnCommand('export', ['--out', folder], studio.env);
  while (there() < 10) await Promise.race([pause(10), run.ended]);
  run.kill();
  await run.ended;
  const kept = there();
  expect(await openArchive(folder).manifest()).toMatchObject({ finishedAt: null });

  studio.standIn.calls.clear();
  expect(await studio.run(exportArchive, '--out', folder)).toMatchObject({ code: 0, text: expect.stringContaining('41 pages') });
  expect(studio.standIn.calls.list().filter(({ operation }) => operation === 'comments.list')).toHaveLength(41 - kept);
});

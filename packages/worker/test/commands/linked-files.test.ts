import { expect, it } from 'vitest';
import { importArchive } from '../../src/commands/import.ts';
import { emptyFolder, formerNotion, PNG } from './former-notion.ts';
import { movingStudio } from './moving-studio.ts';
import { outerWorld } from './outer-world.ts';

const title = (content: string) => ({ title: [{ text: { content } }] });

/** Drawings whose files lie elsewhere: in a property of addresses, or in a block. */
async function linkedDrawings() {
  const { world, answers, asked } = await outerWorld();
  const studio = await movingStudio(world);
  const { drawings, projects, page } = await formerNotion(studio, 1);
  const { client } = studio.door;
  await client.dataSources.update({ data_source_id: drawings, properties: { 'File URL': { url: {} } } });
  const { results } = await client.dataSources.query({ data_source_id: projects });
  const Job = { relation: [{ id: results[0]!.id }] };
  const drawing = (name: string, url: string) => page(drawings, { Title: title(name), Job, Kind: { select: { name: 'Drawing' } }, 'File URL': { url } });
  const showing = (name: string, url: string) => page(drawings, { Title: title(name), Job, Kind: { select: { name: 'Drawing' } } }, [{ image: { type: 'external', external: { url } } }]);
  const files = () => studio.query<{ deliverable: string; name: string; file_url: string }>(`select d.name as deliverable, f.name, d.file_url from public.deliverables d join public.files f on f.id = d.file_id where d.name <> 'Plan 1' order by 1`);
  return { studio, answers, asked, drawing, showing, files };
}

it('lists in a dry run what it would fetch, and asks for nothing', async () => {
  const { studio, asked, drawing } = await linkedDrawings();
  await drawing('Oak', 'https://files.example.com/oak.png');
  expect(await studio.run(importArchive, '--from', emptyFolder(), '--live')).toMatchObject({ code: 0, text: expect.stringContaining('it is to be fetched from https://files.example.com/oak.png') });
  expect(asked).toEqual([]);
});

it('fetches what lies behind a File URL, names it by what it is, and asks once', async () => {
  const { studio, answers, asked, drawing, showing, files } = await linkedDrawings();
  answers.set('/share', { location: '/oak' }).set('/oak', { body: PNG }).set('/wall.png', { body: PNG });
  await drawing('Oak', 'https://files.example.com/share');
  await showing('Wall', 'https://files.example.com/wall.png');
  const folder = emptyFolder();
  expect(await studio.run(importArchive, '--from', folder, '--live', '--apply')).toMatchObject({ code: 0 });
  expect(await files()).toMatchObject([{ deliverable: 'Oak', name: 'oak.png' }, { deliverable: 'Wall', name: 'wall.png' }]);
  expect(await studio.run(importArchive, '--from', folder, '--apply')).toMatchObject({ code: 0 });
  expect(asked.sort()).toEqual(['files.example.com/oak', 'files.example.com/share', 'files.example.com/wall.png']);
});

it('reports as an orphan what cannot be had, brings in the rest, and fetches it when it can be', async () => {
  const { studio, answers, drawing, showing, files } = await linkedDrawings();
  answers.set('/inward', { location: 'https://inside.example.com/secret' }).set('/page.pdf', { type: 'application/pdf', body: '<html>Sign in</html>' }).set('/good.png', { body: PNG });
  await drawing('Gone', 'https://files.example.com/gone.png');
  await drawing('Inward', 'https://files.example.com/inward');
  await drawing('Page', 'https://files.example.com/page.pdf');
  await showing('Plain', 'http://files.example.com/plain.png');
  await drawing('Good', 'https://files.example.com/good.png');
  const folder = emptyFolder();
  const { code, text } = await studio.run(importArchive, '--from', folder, '--live', '--apply');
  expect(code).toBe(1);
  expect(text).toMatch(/deliverable: 6 pages, 6 imported/);
  expect(text).toMatch(/“gone.png” is an orphan: .*it answered 404/);
  expect(text).toMatch(/“inward” is an orphan: .*not public/);
  expect(text).toMatch(/“page.pdf” is an orphan: .*no file of a kind that is stored/);
  expect(text).toMatch(/“plain.png” is an orphan: .*not https/);
  expect(await files()).toMatchObject([{ deliverable: 'Good' }]);

  answers.set('/gone.png', { body: PNG }).set('/inward', { body: PNG });
  expect(await studio.run(importArchive, '--from', folder, '--apply')).toMatchObject({ code: 1, text: expect.not.stringContaining('“gone.png”') });
  expect(await files()).toMatchObject([{ deliverable: 'Gone', file_url: expect.stringMatching(/^http:\/\/localhost:3001\/deliverables\/.*\/file$/) }, { deliverable: 'Good' }, { deliverable: 'Inward', name: 'inward.png' }]);
  expect(await studio.query(`select from graphile_worker.jobs where task_identifier = 'files.check'`)).toHaveLength(4);
});

import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { MovingStudio } from './moving-studio.ts';

export const PNG = Uint8Array.from(Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex'));
const text = (content: string) => [{ type: 'text' as const, text: { content } }];
const related = (source: string) => ({ relation: { data_source_id: source, type: 'single_property', single_property: {} } });

export function emptyFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sage-archive-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** What a studio had in Notion before: customers, jobs with phases, drawings with a file, and some that say too little. */
export async function formerNotion({ door: { client }, standIn }: MovingStudio, jobs = 2) {
  const database = async (title: string, properties: Record<string, unknown>) => {
    const made = await client.databases.create({ parent: { type: 'page_id', page_id: standIn.parentPageId }, title: text(title), initial_data_source: { properties: properties as never } });
    return 'data_sources' in made ? made.data_sources[0]!.id : '';
  };
  const page = async (source: string, properties: Record<string, unknown>, children: object[] = []) =>
    (await client.pages.create({ parent: { data_source_id: source }, properties: properties as never, children: children as never })).id;

  const customers = await database('Customers', { Household: { title: {} }, 'Site address': { rich_text: {} } });
  const projects = await database('Jobs', { Garden: { title: {} }, Customer: related(customers), Package: { select: {} }, State: { select: {} }, 'Start date': { date: {} } });
  const phases = await database('Phases', { Step: { title: {} }, Job: related(projects), Number: { number: {} }, Status: { status: { options: ['Not started', 'In progress', 'Done', 'Skipped'].map((name) => ({ name })) } }, Deadline: { date: {} } });
  const drawings = await database('Drawings', { Title: { title: {} }, Job: related(projects), Kind: { select: {} }, Uploaded: { date: {} } });
  for (let n = 1; n <= jobs; n++) {
    const customer = await page(customers, { Household: { title: text(`Family ${n}`) }, 'Site address': { rich_text: text(`${n} Alder Lane`) } });
    const job = await page(projects, { Garden: { title: text(`Garden ${n}`) }, Customer: { relation: [{ id: customer }] }, Package: { select: { name: 'The Builder' } }, State: { select: { name: 'Review' } }, 'Start date': { date: { start: '2026-03-07' } } });
    await page(phases, { Step: { title: text('Intake') }, Job: { relation: [{ id: job }] }, Number: { number: 1 }, Status: { status: { name: 'Done' } }, Deadline: { date: { start: '2026-03-10' } } });
    await page(phases, { Step: { title: text('Review') }, Job: { relation: [{ id: job }] }, Number: { number: 2 }, Status: { status: { name: 'In progress' } } });
    const upload = await client.fileUploads.create({ filename: 'plan.png', content_type: 'image/png' });
    await client.fileUploads.send({ file_upload_id: upload.id, file: { filename: 'plan.png', data: new Blob([PNG], { type: 'image/png' }) } });
    await page(drawings, { Title: { title: text(`Plan ${n}`) }, Job: { relation: [{ id: job }] }, Kind: { select: { name: 'Drawing' } }, Uploaded: { date: { start: '2026-04-01' } } }, [{ file: { type: 'file_upload', file_upload: { id: upload.id } } }]);
  }
  return { customers, projects, phases, drawings, page };
}

import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { accessibilityProblems } from '../harness/axe.ts';
import { dataApi } from '../harness/data-api.ts';
import { ADA } from '../harness/people.ts';
import { signedIn } from '../harness/signed-in.ts';
import { hydrated, visit, type StorageState } from '../harness/visit.ts';

const WHY = 'The slope needs a survey before anything else.';
let ada: StorageState;
beforeAll(async () => {
  ada = await signedIn(ADA);
});

/** A project of nobody in particular, at its last step. */
async function lastStep(): Promise<string> {
  const [client] = await dataApi<{ id: string }>('POST', 'clients?select=id', { name: 'Quarry', tier: 1 });
  const [project] = await dataApi<{ id: string }>('POST', 'projects?select=id', { client_id: client!.id, tier: 1, name: `Quarry garden ${randomUUID().slice(0, 8)}`, status: 'in_progress' });
  await dataApi('POST', 'milestones', { project_id: project!.id, tier: 1, name: 'Delivery', order: 1, kind: 'work', turn: 'studio', status: 'in_progress' });
  return project!.id;
}

/** A lead that waits since long ago, so that it is among the first of the queue. */
async function waitingLead(): Promise<{ id: string; name: string }> {
  const name = `Theo ${randomUUID().slice(0, 8)}`;
  const lead = { email: `${randomUUID()}@example.com`, name, project_address: '12 Quarry Road', timeline_weeks: 6, has_survey: true, has_drawings: true };
  const rows = await dataApi<{ id: string }>('POST', 'leads?select=id', { ...lead, recommended_tier: 2, status: 'needs_review', created_at: '2020-01-01T00:00:00Z' });
  return { id: rows[0]!.id, name };
}

describe.each([390, 1280])('at %i pixels', (width) => {
  test('a lead is looked at, its tier changed, reopened and closed', async () => {
    const { id, name } = await waitingLead();
    const page = await visit({ app: 'ops', as: ada, width });
    await page.goto('/leads');
    await hydrated(page);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('link', { name: new RegExp(name) }).click();
    await page.getByRole('heading', { level: 1, name: `${name}, 12 Quarry Road` }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/leads/${id}`);
    expect(await accessibilityProblems(page)).toEqual([]);

    await page.getByText('Change tier').click();
    await page.getByLabel('New tier').selectOption('3');
    await page.locator('#change-reason').fill(WHY);
    await page.getByRole('button', { name: 'Approve the new tier' }).click();
    await page.getByText('The tier is changed and approved.').waitFor();

    await page.goto(`/leads/${id}?status=qualified`);
    expect(await page.getByText(WHY).count()).toBe(1);
    await page.getByRole('button', { name: 'Reopen' }).click();
    await page.getByText('The lead is open again').waitFor();

    await page.goto(`/leads/${id}?status=needs_review`);
    await page.getByText('Close as not a fit').click();
    await page.locator('#close-reason').fill(WHY);
    await page.getByRole('button', { name: 'Yes, close this lead' }).click();
    await page.getByText('The lead is closed.').waitFor();
  });
});

test('who decides second is told, and sees how it stands', async () => {
  const { id } = await waitingLead();
  const page = await visit({ app: 'ops', as: ada, expected: [/status of 409/] });
  const other = await visit({ app: 'ops', as: ada });
  for (const each of [page, other]) await each.goto(`/leads/${id}`);
  await other.getByRole('button', { name: 'Approve tier 2' }).click();
  await other.getByText('The tier is approved.').waitFor();
  await page.getByRole('button', { name: 'Approve tier 2' }).click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').textContent()).toMatch(/Somebody changed this lead/);
  await page.getByRole('button', { name: 'Reopen' }).waitFor();
});

test('keys walk through the queue and reach a decision, which no key makes by itself', async () => {
  await waitingLead();
  const { id } = await waitingLead();
  const page = await visit({ app: 'ops', as: ada });
  await page.goto('/leads');
  await hydrated(page);
  const second = await page.getByRole('region', { name: 'Leads' }).getByRole('listitem').getByRole('link').filter({ hasText: 'Quarry Road' }).nth(1).getAttribute('href');
  await page.keyboard.press('j');
  // Only a lead that was opened is the page's own title.
  await page.getByRole('heading', { level: 1, name: '12 Quarry Road' }).waitFor();
  expect(page.url()).toContain(second!.split('?')[0]);
  await page.keyboard.press('t');
  await expect.poll(() => page.getByLabel('New tier').evaluate((field) => field === document.activeElement)).toBe(true);
  await page.goto(`/leads/${id}`);
  await hydrated(page);
  await page.keyboard.press('a');
  await expect.poll(() => page.getByRole('button', { name: 'Approve tier 2' }).evaluate((button) => button === document.activeElement)).toBe(true);
});

describe('without JavaScript', () => {
  test('a reason that is too short is refused, a good one closes the lead', async () => {
    const { id } = await waitingLead();
    const page = await visit({ app: 'ops', as: ada, javaScript: false, expected: [/status of 400/] });
    await page.goto(`/leads/${id}`);
    await page.getByText('Close as not a fit').click();
    await page.locator('#close-reason').fill('          no');
    await page.getByRole('button', { name: 'Yes, close this lead' }).click();
    await expect.poll(() => page.locator('#close-reason').getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByText('a reason has at least 10 characters').count()).toBe(1);
    await page.locator('#close-reason').fill(WHY);
    await page.getByRole('button', { name: 'Yes, close this lead' }).click();
    await page.getByText('The lead is closed.').waitFor();
  });
});

test.each([390, 1280])('a step is completed and taken back, a file uploaded and published, at %i pixels', async (width) => {
  const page = await visit({ app: 'ops', as: ada, width });
  await page.goto('/projects');
  await page.getByRole('link', { name: 'Alder Lane garden' }).click();
  await page.getByRole('button', { name: /^Complete: / }).click();
  await page.getByText('The step is completed').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.locator('summary', { hasText: 'Step back' }).click();
  await page.locator('details[open]').getByLabel('Reason').fill(WHY);
  await page.getByRole('button', { name: 'Yes, step back' }).click();
  await page.getByText('The step is open again').waitFor();

  const name = `Planting plan ${width} ${randomUUID().slice(0, 8)}`;
  await page.getByRole('link', { name: 'Upload a deliverable' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('File', { exact: true }).setInputFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.7\n${' '.repeat(2_000_000)}\n%%EOF`) });
  await page.getByRole('button', { name: 'Upload' }).click();
  await page.getByText('The file is stored').waitFor();
  await page.locator(`summary[aria-label='Publish: ${name}']`).click();
  await page.getByRole('button', { name: 'Yes, publish' }).click();
  await page.getByText('The deliverable is published').waitFor();
});

test.each([390, 1280])('a project is delivered without a deliverable only after a question, closed and reopened with a reason, at %i pixels', async (width) => {
  const page = await visit({ app: 'ops', as: ada, width });
  await page.goto(`/projects/${await lastStep()}`);
  await page.locator('summary', { hasText: 'Complete' }).click();
  await page.getByText('No deliverable is published').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('button', { name: 'Yes, deliver without one' }).click();
  await page.getByText('The last step is completed, and the project is delivered.').waitFor();

  for (const [label, yes, done] of [['Close this project', 'Yes, close it', 'The project is closed.'], ['Reopen this project', 'Yes, reopen it', 'The project is open again, and goes on.']] as const) {
    await page.locator('summary', { hasText: label }).click();
    await page.locator('details[open]').getByLabel('Reason').fill(WHY);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: yes }).click();
    await page.getByText(done).waitFor();
  }
  await expect.poll(() => page.getByRole('main').getByText('Delivered').count()).toBeGreaterThan(0);
});

test('what is deleted twice, in two windows, was already deleted', async () => {
  const id = await lastStep();
  const file = { project_id: id, name: 'Sketch', file_path: 'nowhere', file_url: 'nowhere', category: 'Other' };
  await dataApi('POST', 'deliverables', file);
  const page = await visit({ app: 'ops', as: ada, expected: [/status of 409/] });
  const other = await visit({ app: 'ops', as: ada });
  for (const each of [page, other]) {
    await each.goto(`/projects/${id}`);
    await each.locator('summary', { hasText: 'Delete' }).click();
  }
  await other.getByRole('button', { name: 'Yes, delete' }).click();
  await other.getByText('The deliverable is deleted.').waitFor();
  await page.getByRole('button', { name: 'Yes, delete' }).click();
  expect(await page.getByRole('alert').textContent()).toBe('This was already deleted.');
  await page.getByText('Nothing was uploaded yet.').waitFor();
});

test('without JavaScript, a file that is refused costs nothing that was written beside it', async () => {
  const page = await visit({ app: 'ops', as: ada, javaScript: false, expected: [/status of 400/] });
  await page.goto(`/projects/${await lastStep()}/upload`);
  await page.getByLabel('Name').fill('Planting plan');
  await page.getByLabel('Category').selectOption('Rendering');
  await page.getByLabel('Description').fill('The terrace, seen from the kitchen.');
  await page.getByLabel('File', { exact: true }).setInputFiles({ name: 'plan.png', mimeType: 'image/png', buffer: Buffer.from('no picture at all') });
  await page.getByRole('button', { name: 'Upload' }).click();
  await page.getByRole('alert').waitFor();
  const kept = ['Name', 'Category', 'Description'].map((label) => page.getByLabel(label).inputValue());
  expect(await Promise.all(kept)).toEqual(['Planting plan', 'Rendering', 'The terrace, seen from the kitchen.']);
});

test.each(['/sync/records?status=conflict', '/payments?status=refunded', '/projects?status=revisions'])('%s finds nothing, which is not the same as there being nothing', async (path) => {
  const page = await visit({ app: 'ops', as: ada });
  await page.goto(path);
  await page.getByRole('heading', { name: /in this state/ }).waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('link', { name: /^Show/ }).click();
  await page.waitForURL((url) => url.search === '');
});

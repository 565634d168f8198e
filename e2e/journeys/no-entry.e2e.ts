import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { accessibilityProblems } from '../harness/axe.ts';
import { dataApi } from '../harness/data-api.ts';
import { fillForm, sendForm } from '../harness/journey-steps.ts';
import { mailsAbout } from '../harness/mailbox.ts';
import { TOM } from '../harness/people.ts';
import { signedIn } from '../harness/signed-in.ts';
import { visit, type StorageState } from '../harness/visit.ts';

const REFUSED = [/status of 4\d\d/];
let tom: StorageState;
beforeAll(async () => {
  tom = await signedIn(TOM);
});

interface Row {
  id: string;
}

/** As a payment opens it when the lead's e-mail has become one of the team meanwhile. */
async function projectWithoutEntry(): Promise<string> {
  const add = async (table: string, row: object) => (await dataApi<Row>('POST', `${table}?select=id`, row))[0]!.id;
  const client_id = await add('clients', { name: 'Tom', tier: 2 });
  const lead_id = await add('leads', { email: TOM.login, name: 'Tom', project_address: '9 Quarry Road', recommended_tier: 2, approved_tier: 2, status: 'qualified', client_id, converted_at: new Date() });
  return add('projects', { client_id, lead_id, tier: 2, name: 'Quarry Road garden' });
}

test.each([390, 1280])('at %i pixels, the team learns that nobody can sign in to a project, and lets somebody in', async (width) => {
  const project = await projectWithoutEntry();
  const page = await visit({ app: 'ops', as: tom, width, expected: REFUSED });
  await page.goto(`/projects/${project}`);
  const note = page.getByRole('region', { name: 'Nobody can sign in to this project.' });
  expect(await note.innerText()).toContain(`${TOM.login}, belongs to the team`);
  expect(await accessibilityProblems(page)).toEqual([]);

  await page.getByLabel('E-mail of the client').fill(TOM.login);
  await page.getByRole('button', { name: 'Let them in' }).click();
  expect(await page.getByRole('alert').textContent()).toContain("This e-mail is the team's.");

  const email = `${randomUUID()}@example.com`;
  await page.getByLabel('E-mail of the client').fill(email);
  await page.getByRole('button', { name: 'Let them in' }).click();
  await page.getByText('They can sign in for this project.').waitFor();
  await expect.poll(() => note.count()).toBe(0);
  await expect.poll(() => page.getByRole('link', { name: email }).count()).toBe(1);
  await mailsAbout(email, /invit|portal/i);
});

test('whoever gives an e-mail of the team is told before anything is paid', async () => {
  const page = await visit({ app: 'intake', expected: REFUSED });
  await fillForm(page, { name: 'Tom Reyes', email: TOM.login, address: '11 Quarry Road' });
  await sendForm(page);
  await page.getByRole('button', { name: 'Pay $1,499 and begin' }).click();
  await page.getByRole('heading', { level: 1, name: 'We could not do that.' }).waitFor();
  await page.getByText('Start again with another one, or write to us. Nothing was taken from you.').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
});

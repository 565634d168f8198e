import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { newMark } from '../harness/mark.ts';
import { MAYA, TOM } from '../harness/people.ts';
import { signedIn } from '../harness/signed-in.ts';
import { hydrated, visit, type StorageState } from '../harness/visit.ts';

const PROJECT = '/projects/5a9e0000-0000-4000-8000-000000000021';

let team: StorageState;
let client: StorageState;
beforeAll(async () => {
  [team, client] = [await signedIn(TOM), await signedIn(MAYA)];
});

const times = (page: Page) => page.getByRole('main').locator('time').allInnerTexts();
/** Those with a time of day. */
const moments = (texts: string[]) => texts.filter((text) => text.includes(':'));

test('a message is told in the studio’s time, as all around it, wherever the reader is', async () => {
  const asked = `When is the gate open? (${newMark()})`;
  const written = await visit({ app: 'ops', as: team, timeZone: 'Asia/Tokyo' });
  await written.goto(PROJECT);
  await written.getByLabel('Answer as the studio').fill(asked);
  await written.getByRole('button', { name: 'Send' }).click();
  await written.getByText(asked).waitFor();

  for (const { app, as, path } of [{ app: 'ops' as const, as: team, path: PROJECT }, { app: 'portal' as const, as: client, path: `${PROJECT}/messages` }]) {
    const plain = await visit({ app, as, timeZone: 'Asia/Tokyo', javaScript: false });
    await plain.goto(path);
    const served = moments(await times(plain));
    expect(served.length).toBeGreaterThan(0);
    expect(served.filter((text) => !/ P[SD]T$/.test(text))).toEqual([]);
    const page = await visit({ app, as, timeZone: 'Asia/Tokyo' });
    await page.goto(path);
    await hydrated(page);
    expect(moments(await times(page))).toEqual(expect.arrayContaining(served));
    expect(moments(await times(page)).filter((text) => !/ P[SD]T$/.test(text))).toEqual([]);
  }
});

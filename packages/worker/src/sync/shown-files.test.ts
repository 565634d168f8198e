import sharp from 'sharp';
import { expect, it } from 'vitest';
import { shownFiles } from './shown-files.ts';

const photo = await sharp({ create: { width: 2_000, height: 1_000, channels: 3, background: '#8fa58b' } }).jpeg().toBuffer();
/** why: the storage is a service of its own; here it has one picture, in two pieces. */
const stored = {
  open: async (path: string) => (path === 'photo' ? pieces() : path === 'text' ? words() : null),
};
async function* pieces() {
  yield photo.subarray(0, 100);
  yield photo.subarray(100);
}
async function* words() {
  yield Buffer.from('not a picture');
}
const files = shownFiles(stored, new AbortController().signal);

async function bytesOf(path: string, isPreview: boolean) {
  const chunks = [];
  for await (const chunk of (await files.open({ path, isPreview })) ?? []) chunks.push(chunk);
  return Buffer.concat(chunks);
}

it('gives a file as it is stored, and a picture as a small one', async () => {
  expect((await bytesOf('photo', false)).equals(photo)).toBe(true);
  expect(await sharp(await bytesOf('photo', true)).metadata()).toMatchObject({ format: 'webp', width: 640, height: 320 });
});

it('gives nothing of what is not stored, or is no picture', async () => {
  expect([await files.open({ path: 'gone', isPreview: false }), await files.open({ path: 'gone', isPreview: true }), await files.open({ path: 'text', isPreview: true })]).toEqual([null, null, null]);
});

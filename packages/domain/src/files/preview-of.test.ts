import sharp from 'sharp';
import { expect, it } from 'vitest';
import { hasPreview } from './has-preview.ts';
import { previewOf } from './preview-of.ts';

const photo = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#8fa58b' } }).withExif({ IFD3: { GPSLatitudeRef: 'N' } }).jpeg().toBuffer();

it('makes a picture small, and leaves out where it was taken', async () => {
  const preview = await previewOf(await photo(4_000, 2_000));
  expect(await sharp(preview!).metadata()).toMatchObject({ format: 'webp', width: 640, height: 320 });
  expect((await sharp(preview!).metadata()).exif).toBeUndefined();
});

it('does not blow up a small one', async () => {
  expect(await sharp((await previewOf(await photo(80, 40)))!).metadata()).toMatchObject({ width: 80, height: 40 });
});

it('has nothing for what only calls itself a picture', async () => {
  expect(await previewOf(Buffer.from('<svg onload="alert(1)"/>not a picture'))).toBeNull();
});

it('is for pictures alone', () => {
  expect(['image/png', 'image/svg+xml', 'application/pdf', 'image/vnd.dwg', 'image/heic'].map(hasPreview)).toEqual([true, false, false, false, false]);
});

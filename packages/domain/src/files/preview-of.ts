import sharp from 'sharp';
import { createQueue } from '../auth/queue.ts';

/** Twice what the gallery shows, for dense screens. */
const GALLERY_WIDTH = 640;
/** A picture that unpacks to more than this is no plan but a trap. */
const MOST_PIXELS = 100_000_000;

const queue = createQueue({ atOnce: 2, waiting: 50 });

/** A small WebP without the camera's notes, such as where it was taken. Null when the bytes are no picture that can be read. */
export const previewOf = (bytes: Uint8Array, width = GALLERY_WIDTH): Promise<Uint8Array<ArrayBuffer> | null> =>
  queue.run(async () => {
    try {
      const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS, sequentialRead: true }).rotate();
      return new Uint8Array(await picture.resize({ width, height: width, fit: 'inside', withoutEnlargement: true }).webp({ quality: 78 }).toBuffer());
    } catch {
      return null;
    }
  });

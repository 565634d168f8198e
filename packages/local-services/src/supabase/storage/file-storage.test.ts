import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { FileStorage } from './file-storage.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'sage-files-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const files = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
const text = async (storage: FileStorage, bucket: string, key: string) =>
  new Response((await storage.getObject(bucket, key)).body).text();
const save = (storage: FileStorage, key: string, content: string, bucket = 'bucket') =>
  storage.uploadObject(bucket, key, undefined, Buffer.from(content), 'text/plain', 'no-cache');

describe('FileStorage', () => {
  it('keeps bytes, type and length over a restart', async () => {
    const saved = await save(new FileStorage(folder), 'a/plan.txt', 'hello');
    const again = new FileStorage(folder);
    expect(await text(again, 'bucket', 'a/plan.txt')).toBe('hello');
    expect(await again.headObject('bucket', 'a/plan.txt')).toEqual(saved);
    expect(saved).toMatchObject({ mimetype: 'text/plain', size: 5, contentLength: 5 });
  });

  it.each(['../../escaped', '/etc/passwd', '..', 'a/../../../escaped', 'a\0b', 'CON'])('keeps the key %j inside of its folder', async (key) => {
    const storage = new FileStorage(path.join(folder, 'inside'));
    await save(storage, key, 'kept', '../bucket');
    expect(await text(storage, '../bucket', key)).toBe('kept');
    expect(files().every((entry) => entry.parentPath.startsWith(path.join(folder, 'inside')))).toBe(true);
    expect(files()).toHaveLength(2);
  });

  it('keeps a key beside one that continues it', async () => {
    const storage = new FileStorage(folder);
    await save(storage, 'a', 'one');
    await save(storage, 'a/b', 'two');
    expect([await text(storage, 'bucket', 'a'), await text(storage, 'bucket', 'a/b')]).toEqual(['one', 'two']);
  });

  it('leaves nothing behind of what was replaced, deleted or broken off', async () => {
    const storage = new FileStorage(folder);
    await save(storage, 'a', 'one');
    await save(storage, 'a', 'two');
    expect(await text(storage, 'bucket', 'a')).toBe('two');
    expect(files()).toHaveLength(2);
    const broken = new ReadableStream({ pull: (controller) => controller.error(new Error('broken off')) });
    await expect(storage.uploadObject('bucket', 'a', undefined, broken, 'text/plain', '')).rejects.toThrow('broken off');
    expect(await text(storage, 'bucket', 'a')).toBe('two');
    await storage.copyObject('bucket', 'a', undefined, 'bucket', 'b');
    await storage.deleteObjects('bucket', ['a', 'never was']);
    expect(await text(storage, 'bucket', 'b')).toBe('two');
    await storage.deleteObject('bucket', 'b');
    expect(files()).toEqual([]);
  });
});

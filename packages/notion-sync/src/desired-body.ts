import type { BlockObjectRequest } from '@notionhq/client';
import { blockRequest, bodyHash, typeOf, type FileSource, type ManagedBlock } from './blocks/managed-block.ts';
import type { CallOptions } from './sync-calls.ts';
import type { Upload, Uploads } from './uploads.ts';

/** Our block of a page as it should be: what it says, and how Notion is asked for it. */
export interface DesiredBody {
  hash: string;
  type: ManagedBlock['type'];
  request: BlockObjectRequest;
  /** Of the file in it. */
  upload: Upload | null;
}

/** A file that Notion does not have yet is uploaded for it. Without `uploads` it is a link. */
export async function desiredBody(block: ManagedBlock, uploads: Uploads | undefined, options: CallOptions): Promise<DesiredBody> {
  const file = 'file' in block ? block.file : null;
  const upload = file && uploads ? await uploads.find(file, options) : null;
  const source: FileSource | null = file && (upload ? { uploadId: upload.id } : { address: file.address });
  return { hash: bodyHash(block), type: typeOf(block, source), request: blockRequest(block, source), upload };
}

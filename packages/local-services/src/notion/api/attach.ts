import { statusOf } from '../answers/file.ts';
import { invalid } from '../edge/problem.ts';
import { fitsBlock } from '../files/file-kinds.ts';
import type { Cover, FileUploadRecord, Icon, UploadRef } from '../model/records.ts';
import type { Doing } from './call.ts';
import { found } from './find.ts';

/** From the first use on it is kept for good, and may be used again and again. @throws unless its bytes are there */
export function attached(doing: Doing, id: string, block = 'file'): FileUploadRecord {
  const upload = found(doing.store, 'file_upload', id, 'body.file_upload.id');
  const status = statusOf(upload, doing.now);
  if (status !== 'uploaded') throw invalid(`Cannot attach file upload ${upload.id}: its status is ${status}, and should be uploaded.`);
  if (!fitsBlock(block, upload.content_type ?? '')) throw invalid(`Cannot attach file upload ${upload.id}: content type ${upload.content_type} does not fit ${block}.`);
  return upload.expires_ms === null ? upload : doing.store.put({ ...upload, expires_ms: null });
}

type AskedFace = { icon?: Icon | undefined; cover?: Cover | undefined };
/** Uploads in the place of icon or cover are attached; all else stays as it was asked. */
export function attachedFace<F extends AskedFace>(doing: Doing, face: F): F {
  for (const one of [face.icon, face.cover]) if (one?.type === 'file_upload') attached(doing, one.file_upload.id, 'image');
  return face;
}

export const isUpload = (content: Record<string, unknown>): content is Record<string, unknown> & UploadRef => content['type'] === 'file_upload';

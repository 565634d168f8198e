import type { FileUploadObjectResponse } from '@notionhq/client';
import type { FileLink } from '../files/file-shelf.ts';
import type { Cover, FileUploadRecord, Icon, UploadRef } from '../model/records.ts';
import type { Store } from '../store/store.ts';
import { minute } from './stamps.ts';

const PATH = 'https://api.notion.com/v1/file_uploads';

export const statusOf = ({ status, expires_ms }: FileUploadRecord, now: number): FileUploadRecord['status'] =>
  expires_ms !== null && now >= expires_ms && status !== 'failed' ? 'expired' : status;

export function fileUploadAnswer(upload: FileUploadRecord, now: number) {
  const { id, parts, sent } = upload;
  const status = statusOf(upload, now);
  return {
    object: 'file_upload',
    id,
    created_time: minute(upload.created_ms),
    created_by: { id: upload.created_by, type: 'bot' },
    last_edited_time: minute(upload.edited_ms),
    in_trash: upload.in_trash,
    archived: upload.in_trash,
    expiry_time: upload.expires_ms === null ? null : minute(upload.expires_ms),
    status,
    filename: upload.filename,
    content_type: upload.content_type,
    content_length: upload.content_length,
    ...(status === 'pending' && { upload_url: `${PATH}/${id}/send` }),
    ...(parts !== null && { number_of_parts: { total: parts, sent: sent.length } }),
    ...(status === 'pending' && parts !== null && { complete_url: `${PATH}/${id}/complete` }),
  } satisfies FileUploadObjectResponse;
}

/** What was uploaded is shown as a file of Notion's own, by a link that ends. */
export function linkOf(store: Store, { file_upload: { id } }: UploadRef): { type: 'file'; file: FileLink } {
  const { filename } = store.get('file_upload', id);
  return { type: 'file', file: store.files.link(id, filename ?? 'file') };
}

export const iconAnswer = (store: Store, icon: Icon) => (icon?.type === 'file_upload' ? linkOf(store, icon) : icon);
export const coverAnswer = (store: Store, cover: Cover) => (cover?.type === 'file_upload' ? linkOf(store, cover) : cover);

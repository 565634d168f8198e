import type { ListFileUploadsResponse } from '@notionhq/client';
import { fileUploadAnswer, statusOf } from '../answers/file.ts';
import { invalid } from '../edge/problem.ts';
import { isKnownType, plainType, typeOfName } from '../files/file-kinds.ts';
import { newId } from '../model/ids.ts';
import type { FileUploadRecord } from '../model/records.ts';
import { checked } from '../requests/body.ts';
import { createFileUploadSchema, sendFileUploadSchema, type SentFile } from '../requests/file-upload.schema.ts';
import { born, touched, type Call } from './call.ts';
import { found } from './find.ts';
import { pageOf, queryPaging } from './page-list.ts';

const HOUR_MS = 3_600_000;
const MIB = 1024 * 1024;
const MOST = 20 * MIB;
const LEAST_PART = 5 * MIB;

export function createFileUpload(call: Call) {
  const { mode = 'single_part', filename = null, content_type = null, number_of_parts } = checked(createFileUploadSchema, call.body);
  if (mode === 'external_url') throw invalid('The stand-in reaches nothing outside of this machine: mode external_url is not done.');
  if (mode === 'multi_part' && filename === null) throw invalid('body failed validation: body.filename should be defined, instead was `undefined`.');
  if ((mode === 'multi_part') !== (number_of_parts !== undefined)) throw invalid(`body failed validation: body.number_of_parts goes with mode multi_part.`);
  const type = filename === null ? content_type : typeFor(filename, content_type);
  const parts = number_of_parts ?? null;
  const upload = { filename, content_type: type, content_length: null, status: 'pending' as const, expires_ms: call.now + HOUR_MS, parts, sent: [] };
  return fileUploadAnswer(call.store.put<FileUploadRecord>({ kind: 'file_upload', id: newId(), ...upload, ...born(call) }), call.now);
}

function typeFor(filename: string, given: string | null): string {
  const told = typeOfName(filename);
  if (!told) throw invalid('Provided `filename` has an extension that is not supported for the File Upload API.');
  if (given !== null && plainType(given) !== told && !isKnownType(given)) throw invalid(`Provided \`content_type\` ${given} is not supported for the File Upload API.`);
  return given ?? told;
}

export function sendFileUpload(call: Call) {
  const upload = pending(call);
  const { file, part_number } = checked(sendFileUploadSchema, call.body);
  if (file.bytes.length > MOST) throw invalid(`The file is ${file.bytes.length} bytes, and one part may have at most ${MOST}.`);
  return fileUploadAnswer(upload.parts === null ? sentWhole(call, upload, file) : sentPart(call, upload, file, part_number), call.now);
}

function sentWhole(call: Call, upload: FileUploadRecord, { bytes, filename: given, content_type }: SentFile): FileUploadRecord {
  const filename = upload.filename ?? given;
  const type = upload.content_type ?? typeFor(filename, content_type || null);
  if (content_type && content_type !== 'application/octet-stream' && plainType(content_type) !== plainType(type)) {
    throw invalid(`The file has content type ${content_type}, and the file upload was made for ${type}.`);
  }
  call.store.files.put(upload.id, bytes);
  return call.store.put({ ...upload, filename, content_type: type, content_length: bytes.length, status: 'uploaded', ...touched(call) });
}

function sentPart(call: Call, upload: FileUploadRecord, { bytes }: SentFile, part: number | undefined): FileUploadRecord {
  const total = upload.parts ?? 0;
  if (part === undefined || part > total) throw invalid(`body failed validation: body.part_number should be from \`1\` to \`${total}\`, instead was \`${part}\`.`);
  if (part < total && bytes.length < LEAST_PART) throw invalid(`Part ${part} is ${bytes.length} bytes, and all but the last should have at least ${LEAST_PART}.`);
  call.store.files.put(nameOfPart(upload.id, part), bytes);
  return call.store.put({ ...upload, sent: [...new Set([...upload.sent, part])], ...touched(call) });
}

export function completeFileUpload(call: Call) {
  const { store, now } = call;
  const upload = pending(call);
  const { id, parts, sent } = upload;
  if (parts === null) throw invalid('Only a file upload of mode multi_part is completed.');
  if (sent.length < parts) throw invalid(`Only ${sent.length} of ${parts} parts were sent.`);
  const names = Array.from({ length: parts }, (_, i) => nameOfPart(id, i + 1));
  const bytes = Buffer.concat(names.map((name) => store.files.read(name)));
  store.files.put(id, bytes);
  for (const name of names) store.files.remove(name);
  return fileUploadAnswer(store.put({ ...upload, content_length: bytes.length, status: 'uploaded', ...touched(call) }), now);
}

const nameOfPart = (id: string, part: number) => `${id}.${part}`;

export const retrieveFileUpload = ({ store, id, now }: Call) => fileUploadAnswer(found(store, 'file_upload', id, 'path.file_upload_id'), now);

export function listFileUploads({ store, query, now }: Call) {
  const status = query.get('status');
  const uploads = store.all('file_upload').filter((upload) => status === null || statusOf(upload, now) === status);
  const { results, ...list } = pageOf(uploads.toReversed(), queryPaging(query));
  return { object: 'list', type: 'file_upload', file_upload: {}, ...list, results: results.map((upload) => fileUploadAnswer(upload, now)) } satisfies ListFileUploadsResponse;
}

function pending({ store, id, now }: Call): FileUploadRecord {
  const upload = found(store, 'file_upload', id, 'path.file_upload_id');
  const status = statusOf(upload, now);
  if (status !== 'pending') throw invalid(`File upload ${upload.id} has status ${status}, and should be pending.`);
  return upload;
}

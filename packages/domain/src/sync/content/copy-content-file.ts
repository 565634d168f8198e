import { randomUUID, createHash } from 'node:crypto';
import type { CopiedFile, HostedFile, Sql } from '@sage/notion-sync';
import { hasTypeOf, HEAD_BYTES, typeOfName } from '../../files/file-kinds.ts';
import { hasPreview } from '../../files/has-preview.ts';

export interface ContentFilePorts {
  sql: Sql;
  /** `missing`: refused or gone, which may pass. @throws when nobody answers */
  download(url: string): Promise<Uint8Array | 'missing' | 'too_large'>;
  /** Into the private bucket. */
  store(id: string, mimeType: string, bytes: Uint8Array): Promise<void>;
}

interface KnownRow {
  source: string;
  id: string | null;
  name: string | null;
  mime_type: string | null;
  sha256: string | null;
}

const KNOWN = `select c.source, f.id, f.name, f.mime_type, f.sha256 from public.content_files c left join public.files f on f.id = c.file_id
  where c.project_id = $1 and c.block_id = $2`;

/** The signature differs at every reading, the file does not. */
const withoutSignature = (url: string) => url.replace(/[?#].*$/s, '').slice(0, 2_000);

const copiedOf = (id: string, name: string, mimeType: string): CopiedFile => ({ id, name, isPicture: hasPreview(mimeType) });

/** Our own copy of a file in Notion, made once. Null: it is of a kind that nobody is served. A job checks it like every upload before anyone sees it. */
export async function copyContentFile(ports: ContentFilePorts, projectId: string, { blockId, url, name }: HostedFile): Promise<CopiedFile | null> {
  const source = withoutSignature(url);
  const [known] = (await ports.sql.query<KnownRow>(KNOWN, [projectId, blockId])).rows;
  if (known?.source === source) return known.id && known.name && known.mime_type ? copiedOf(known.id, known.name, known.mime_type) : null;
  const bytes = typeOfName(name) ? await ports.download(url) : 'too_large';
  if (bytes === 'missing') return null;
  const file = bytes === 'too_large' ? null : await stored(ports, name, bytes, known);
  const { rows } = await ports.sql.query<{ id: string | null }>('select private.keep_content_file($1, $2, $3, $4) as id', [projectId, blockId, source, file]);
  const id = rows[0]?.id;
  return id && file ? copiedOf(id, name, file.mime_type) : null;
}

async function stored({ store }: ContentFilePorts, name: string, bytes: Uint8Array, known?: KnownRow) {
  const mimeType = typeOfName(name);
  if (!mimeType || bytes.length === 0 || !(await hasTypeOf(bytes.subarray(0, HEAD_BYTES), mimeType))) return null;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const keptId = known?.sha256 === sha256 ? known.id : null;
  const id = keptId ?? randomUUID();
  if (keptId === null) await store(id, mimeType, bytes);
  return { id, name, size_bytes: bytes.length, mime_type: mimeType, sha256 };
}

import type { Store } from '../store/store.ts';

/** Whoever has a link that is still good may read the file, as with Notion's own. */
export function servedFile(store: Store, url: URL): Response {
  const id = store.files.idOf(url);
  const upload = id === undefined ? undefined : store.find('file_upload', id);
  if (!upload) return new Response('The link has ended, or never was one.', { status: 403 });
  return new Response(Buffer.from(store.files.read(upload.id)), {
    headers: {
      'content-type': upload.content_type ?? 'application/octet-stream',
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(upload.filename ?? 'file')}`,
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=300',
    },
  });
}

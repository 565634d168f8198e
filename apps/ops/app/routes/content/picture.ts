import type { LoaderFunctionArgs } from '@remix-run/node';
import { api } from '../../api.server.ts';

/** A picture of the brief, from our own origin. The browser keeps it and asks each time whether its reader may still see it. */
export async function loader(args: LoaderFunctionArgs) {
  const { projectId = '', fileId = '' } = args.params;
  const { tag, bytes } = await api(args, (sage) => sage.content.picture({ projectId, fileId, known: args.request.headers.get('If-None-Match') }));
  const headers = { ETag: tag, 'Cache-Control': 'private, no-cache', 'Content-Type': 'image/webp' };
  return bytes ? new Response(bytes, { headers }) : new Response(null, { status: 304, headers });
}

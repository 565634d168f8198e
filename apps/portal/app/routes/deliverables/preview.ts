import type { LoaderFunctionArgs } from '@remix-run/node';
import { api } from '../../api.server.ts';

/** A small picture of a deliverable, from our own origin. The browser keeps it and asks each time whether its reader may still see it. */
export async function loader(args: LoaderFunctionArgs) {
  const input = { deliverableId: args.params.deliverableId ?? '', known: args.request.headers.get('If-None-Match') };
  const { tag, bytes } = await api(args, (sage) => sage.deliverables.preview(input));
  const headers = { ETag: tag, 'Cache-Control': 'private, no-cache', 'Content-Type': 'image/webp' };
  return bytes ? new Response(bytes, { headers }) : new Response(null, { status: 304, headers });
}

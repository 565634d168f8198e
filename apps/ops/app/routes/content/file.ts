import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { api } from '../../api.server.ts';

/** A file of the brief. Whoever may read it is sent to an address that works for five minutes; there is nothing here for others. */
export async function loader(args: LoaderFunctionArgs) {
  const { projectId = '', fileId = '' } = args.params;
  const { url } = await api(args, (sage) => sage.content.download({ projectId, fileId }));
  return redirect(url, { headers: { 'Cache-Control': 'no-store' } });
}

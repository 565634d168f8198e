import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { api } from '../../api.server.ts';

/** The stable address of a file. Whoever may read it is sent to an address that works for five minutes; there is nothing here for others. */
export async function loader(args: LoaderFunctionArgs) {
  const { url } = await api(args, (sage) => sage.deliverables.download({ deliverableId: args.params.deliverableId ?? '' }));
  return redirect(url, { headers: { 'Cache-Control': 'no-store' } });
}

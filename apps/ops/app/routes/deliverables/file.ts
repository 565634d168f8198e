import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { api } from '../../api.server.ts';

/** The file's stable address: whoever may read it is sent on to one that works for five minutes. */
export async function loader(args: LoaderFunctionArgs) {
  const { url } = await api(args, (sage) => sage.deliverables.download({ deliverableId: args.params.deliverableId ?? '' }));
  return redirect(url);
}

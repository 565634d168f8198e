import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { api } from '../../api.server.ts';
import { session } from '../../session.server.ts';

export async function action(args: ActionFunctionArgs) {
  await api(args, (sage) => sage.auth.signOut());
  return redirect('/sign-in', { headers: { 'Set-Cookie': await session.clear() } });
}

/** Following a link signs nobody out. */
export const loader = () => redirect('/');

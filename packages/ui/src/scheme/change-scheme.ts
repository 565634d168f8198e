import { safePath } from '../http/safe-path.ts';
import { isScheme, SCHEME_COOKIE } from './scheme.ts';

const YEAR = 31_536_000;

/** Stores the choice. A plain form names the page to return to; a script names none and stays where it is. */
export async function changeScheme(request: Request): Promise<Response> {
  const form = await request.formData();
  const scheme = form.get('scheme');
  if (!isScheme(scheme)) return new Response('Choose light, dark or auto.', { status: 400 });
  const secure = new URL(request.url).protocol === 'https:' ? '; Secure' : '';
  const headers = new Headers({ 'Set-Cookie': `${SCHEME_COOKIE}=${scheme}; Path=/; Max-Age=${YEAR}; SameSite=Lax; HttpOnly${secure}` });
  if (!form.has('to')) return new Response(null, { status: 204, headers });
  headers.set('Location', safePath(form.get('to')));
  return new Response(null, { status: 303, headers });
}

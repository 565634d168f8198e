import { createCookie } from '@remix-run/node';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The cookie that holds a session's token. `__Host-` and Secure everywhere but on http loopback, where a browser would drop it.
 * @throws Error for http elsewhere: the token would travel in the open.
 */
export function sessionCookie(name: string, publicUrl: string, maxAge: number) {
  const { protocol, hostname } = new URL(publicUrl);
  const secure = protocol === 'https:';
  if (!secure && !LOOPBACK.has(hostname)) throw new Error(`${publicUrl} must begin with https, or nobody can sign in safely.`);
  const cookie = createCookie(secure ? `__Host-${name}` : name, { httpOnly: true, secure, sameSite: 'lax', path: '/', maxAge });
  return {
    read: async (request: Request): Promise<string | null> => {
      const value: unknown = await cookie.parse(request.headers.get('Cookie'));
      return typeof value === 'string' ? value : null;
    },
    write: (token: string) => cookie.serialize(token),
    clear: () => cookie.serialize('', { maxAge: 0 }),
  };
}

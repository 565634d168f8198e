const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]', 'checkout.stripe.com']);

/** Its own pages, with their buttons, are for whoever sits at this machine: not for a page of somebody else that the browser shows. */
export function refuseForeign(request: Request): Response | undefined {
  const { origin, hostname } = new URL(request.url);
  const from = request.headers.get('origin');
  const isForeign = !LOOPBACK.has(hostname) || (request.method !== 'GET' && from !== null && from !== origin);
  return isForeign ? new Response('This page takes requests from itself only.\n', { status: 403 }) : undefined;
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Another site's page in the same browser may neither read nor change anything here. */
export function isFromOwnMachine(request: Request): boolean {
  const address = `http://${request.headers.get('host') ?? ''}`;
  if (!URL.canParse(address)) return false;
  const { host, hostname } = new URL(address);
  if (!LOOPBACK.has(hostname)) return false;
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  if (request.method === 'GET') return true;
  return (!origin || origin === `http://${host}`) && (!site || site === 'same-origin' || site === 'none');
}

/** Passes a request on to lite. */
export type Forward = (request: Request) => Promise<Response>;

interface LiteSigned {
  signedUrl: string;
  token?: string;
  message?: string;
}

const SIGN = /^\/storage\/v1\/object\/sign\/[^/]+\/.+/;
const SIGN_UPLOAD = /^\/storage\/v1\/object\/upload\/sign\/[^/]+\/.+/;
const SIGN_MANY = /^\/storage\/v1\/object\/sign\/[^/]+$/;

/** storage-js puts the storage's address in front of what it is given. */
const relative = (url: string) => url.replace(/^\/storage\/v1/, '');

/** lite's answers to signing, as storage-js reads them: `signedURL` and `url`, relative to the storage's address; and many at once. */
export async function signedUrls(request: Request, forward: Forward): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  if (request.method === 'POST' && SIGN_MANY.test(pathname)) return signMany(request, forward);
  const response = await forward(request);
  const signs = SIGN.test(pathname) || SIGN_UPLOAD.test(pathname);
  if (signs && searchParams.has('token') && response.status === 500) return badToken();
  const download = searchParams.get('download');
  if (signs && request.method === 'GET' && download !== null && response.ok) return asAttachment(response, download);
  if (!signs || request.method !== 'POST' || !response.ok) return response;
  const { signedUrl, token } = (await response.json()) as LiteSigned;
  return Response.json(SIGN_UPLOAD.test(pathname) ? { url: relative(signedUrl), token } : { signedURL: relative(signedUrl) });
}

/** lite answers 500 to a token that is forged or has expired. */
const badToken = () => Response.json({ statusCode: '400', error: 'InvalidJWT', message: 'The signed URL is invalid or has expired.' }, { status: 400 });

/** lite knows nothing of `download`: Storage serves what was asked with it as an attachment, of that name if there is one. */
function asAttachment(response: Response, name: string): Response {
  const headers = new Headers(response.headers);
  headers.set('content-disposition', name ? `attachment; filename*=UTF-8''${encodeURIComponent(name)}` : 'attachment');
  return new Response(response.body, { status: response.status, headers });
}

/** lite's own route for several paths is hidden by the one for a single path. */
async function signMany(request: Request, forward: Forward): Promise<Response> {
  const { paths, expiresIn } = (await request.json()) as { paths: string[]; expiresIn: number };
  const signed = [];
  for (const path of paths) {
    const headers = new Headers(request.headers);
    headers.delete('content-length');
    const url = `${request.url}/${path.split('/').map(encodeURIComponent).join('/')}`;
    const response = await forward(new Request(url, { method: 'POST', headers, body: JSON.stringify({ expiresIn }) }));
    const answer = (await response.json()) as LiteSigned;
    signed.push(response.ok ? { path, signedURL: relative(answer.signedUrl), error: null } : { path, signedURL: null, error: answer.message ?? 'not signed' });
  }
  return Response.json(signed);
}

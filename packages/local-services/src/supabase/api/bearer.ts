/** lite treats a bearer that is no JWT as anonymous. PostgREST refuses it, and so does this. A key (`sb_…`) is lite's to check. */
export function malformedBearer(request: Request): Response | null {
  const header = request.headers.get('authorization');
  if (header === null) return null;
  const token = /^Bearer\s+(\S+)$/.exec(header)?.[1];
  const parts = token?.split('.').filter(Boolean).length ?? 0;
  if (token?.startsWith('sb_') || (parts === 3 && token?.split('.').length === 3)) return null;
  const message = token ? `Expected 3 parts in JWT; got ${parts}` : 'The Authorization header is not a bearer token';
  return Response.json({ code: 'PGRST301', message, details: null, hint: null }, { status: 401 });
}

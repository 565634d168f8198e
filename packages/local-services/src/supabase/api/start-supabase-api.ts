import type { IncomingMessage } from 'node:http';
import { App, setExperimental } from '@supabase/lite';
import { listen } from '../../listen.ts';
import type { Running } from '../../program.ts';
import { withoutReset } from '../storage/early-refusal.ts';
import { FileStorage } from '../storage/file-storage.ts';
import { signedUrls } from '../storage/signed-urls.ts';
import { malformedBearer } from './bearer.ts';
import { DATABASE_LOST } from './database-errors.ts';
import { jsonWrittenOnce } from './json-arguments.ts';
import { openLasting } from './lasting-connection.ts';
import { type ConnectionPatch, patch } from './patches.ts';
import { type RequestScope, requestScope } from './request-scope.ts';
import { openSchemaReader } from './schema-reader.ts';
import { timesAsJson } from './times.ts';
import { mendWarnings } from './warnings.ts';

mendWarnings();

export type HttpPatch = 'writes times as JSON does' | 'writes JSON once' | 'refuses malformed bearers' | 'signs as storage-js reads it' | 'lets refused uploads end';

export interface SupabaseApiOptions {
  port: number;
  /** As the role `authenticator`. */
  databaseUrl: string;
  /** As the role `lite_schema_reader`. */
  schemaUrl: string;
  storageFolder: string;
  jwtSecret: string;
  publishableKey: string;
  secretKey: string;
  /** For the tests that show what each patch is for. */
  without?: readonly (ConnectionPatch | HttpPatch)[];
}

/** The Data API and Storage of Supabase over a Postgres. No Auth (people sign in with the studio's own sessions) and no Realtime. */
export async function startSupabaseApi(options: SupabaseApiOptions): Promise<Running> {
  const { without = [] } = options;
  const has = (name: HttpPatch) => !without.includes(name);
  const { app, ping, close } = openLite(options);

  const storage = async (request: Request, incoming: IncomingMessage) => {
    const response = has('signs as storage-js reads it') ? await signedUrls(request, app) : await app(request);
    return has('lets refused uploads end') ? withoutReset(response, request, incoming) : response;
  };
  const api = (request: Request, pathname: string, incoming: IncomingMessage) => {
    if (pathname.startsWith('/storage/v1/')) return storage(request, incoming);
    return pathname.startsWith('/rest/v1/') ? app(request) : notHere(pathname);
  };
  const server = await listen(options.port, async (request, incoming) => {
    const { pathname } = new URL(request.url);
    if (pathname === '/healthz') return Response.json({ status: 'ok' });
    if (pathname === '/readyz') return readiness(await ping());
    const refused = has('refuses malformed bearers') ? malformedBearer(request) : null;
    if (refused) return refused;
    const scope: RequestScope = { method: request.method, path: pathname, headers: Object.fromEntries(request.headers) };
    const response = await requestScope.run(scope, () => api(request, pathname, incoming));
    return scope.databaseLost ? Response.json(DATABASE_LOST, { status: 503 }) : response;
  });
  return { url: server.url, close: () => server.close().then(close) };
}

function openLite(options: SupabaseApiOptions) {
  const without = (name: HttpPatch) => options.without?.includes(name);
  const types = { ...(!without('writes times as JSON does') && timesAsJson), ...(!without('writes JSON once') && jsonWrittenOnce) };
  const { connection, close } = openLasting(options.databaseUrl, types);
  const schema = openSchemaReader(options.schemaUrl);
  patch(connection, schema, options.without ?? []);
  setExperimental('storage', true);
  const app = new App({
    connection,
    api: { schemas: ['public'], max_rows: 1000 },
    auth: { enabled: false, jwt_secret: options.jwtSecret, publishable_key: options.publishableKey, secret_key: options.secretKey },
    storage: { enabled: true, file_size_limit: '60MiB' },
    options: { server: { admin: false, disableStudio: true, middlewares: [withoutAuthLookups] } },
  });
  app._storageAdapter = new FileStorage(options.storageFolder);
  return {
    app: (request: Request) => Promise.resolve(app.fetch(request)),
    ping: async () => (await connection.ping()) === true,
    close: async () => {
      await Promise.all([schema.close(), close()]);
    },
  };
}

type Middleware = NonNullable<NonNullable<NonNullable<ConstructorParameters<typeof App>[0]['options']>['server']>['middlewares']>[number];

/** lite asks its own auth tables about every token, and ignores the answer. There are no such tables here. */
const withoutAuthLookups: Middleware = (context, next) => {
  context.set('authService', { repo: { findUserById: () => Promise.resolve(null) } } as never);
  return next();
};

const readiness = (reaches: boolean) =>
  reaches ? Response.json({ status: 'ok' }) : Response.json({ status: 'unavailable', postgres: 'cannot be reached' }, { status: 503 });

const notHere = (pathname: string) =>
  Response.json({ message: `The local stand-in serves /rest/v1 and /storage/v1, not ${pathname}.` }, { status: 404 });

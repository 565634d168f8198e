// A Remix build as the compiler would make it, small enough to read: the server is tested with the real Remix, without an app.
import type { ActionFunctionArgs, LoaderFunctionArgs, ServerBuild } from '@remix-run/node';

type Routes = ServerBuild['routes'];

const html = (body: string) => `<!doctype html><html lang="en"><title>Test</title><body>${body}</body></html>`;

const page = (id: string, path: string, more: object = {}): Routes => ({ [id]: { id, path, parentId: 'root', module: { default: () => null, ...more } } });
const resource = (path: string, module: object): Routes => ({ [path]: { id: path, path, parentId: 'root', module: module as Routes[string]['module'] } });

const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'];

function untilAborted(signal: AbortSignal): Response {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('data: hello\n\n'));
      signal.addEventListener('abort', () => controller.close());
    },
  });
  return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } });
}

export const routes: Routes = {
  root: { id: 'root', path: '', module: { default: () => null } },
  home: { id: 'home', index: true, parentId: 'root', module: { default: () => null, action: () => ({ saved: true }) } },
  ...page('boom', 'boom', { loader: () => Promise.reject(new Error('a bug with a secret in it')) }),
  ...resource('context', {
    loader: ({ context, request }: LoaderFunctionArgs) =>
      Response.json({ requestId: context.requestId, address: context.address, hasNonce: context.cspNonce.length > 20, url: request.url, forwarded: FORWARDED.filter((name) => request.headers.has(name)) }),
  }),
  ...resource('echo', { action: async ({ request }: ActionFunctionArgs) => new Response(String((await request.arrayBuffer()).byteLength)) }),
  ...resource('webhooks/stripe', { action: () => new Response('taken') }),
  ...resource('cached', { loader: () => new Response('same for everyone', { headers: { 'Cache-Control': 'public, max-age=60' } }) }),
  ...resource('wait', {
    loader: async ({ request }: LoaderFunctionArgs) => {
      await new Promise((resolve) => setTimeout(resolve, Number(new URL(request.url).searchParams.get('ms'))));
      return new Response('done');
    },
  }),
  ...resource('stream', { loader: ({ request }: LoaderFunctionArgs) => untilAborted(request.signal) }),
  ...resource('forgotten', {
    loader: () => {
      void Promise.reject(new Error('a forgotten promise'));
      return new Response('answered');
    },
  }),
  ...resource('log', {
    loader: ({ context }: LoaderFunctionArgs) => {
      context.log.info({ user: { password: 'hunter2', email: 'a@example.com' }, token: 'abc' }, 'from a route');
      return new Response('logged');
    },
  }),
};

export const entry: ServerBuild['entry'] = {
  module: {
    default: (_request, status, headers, _context, load) => {
      headers.set('Content-Type', 'text/html; charset=utf-8');
      return new Response(html(`<main><h1>Page</h1><script nonce="${load.cspNonce}"></script></main>`), { status, headers });
    },
    handleError: () => {},
  },
};

export const assets: ServerBuild['assets'] = { entry: { imports: [], module: '' }, routes: {}, url: '', version: '1' };
export const future: ServerBuild['future'] = {
  v3_fetcherPersist: true,
  v3_lazyRouteDiscovery: true,
  v3_relativeSplatPath: true,
  v3_singleFetch: true,
  v3_throwAbortReason: true,
};
export const publicPath = '/';
export const assetsBuildDirectory = 'build/client';
export const mode = 'production';
export const isSpaMode = false;

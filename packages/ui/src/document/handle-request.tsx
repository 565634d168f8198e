import { PassThrough } from 'node:stream';
import { createReadableStreamFromReadable, type EntryContext } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { NonceContext } from './nonce.ts';

/** What the renderer needs of the server's load context. */
export interface RenderContext {
  cspNonce: string;
  log: { error(fields: object, message: string): void };
}

const STREAM_TIMEOUT_MS = 5_000;

function render(request: Request, status: number, headers: Headers, remix: EntryContext, { cspNonce, log }: RenderContext) {
  const whenReady = isbot(request.headers.get('user-agent')) ? 'onAllReady' : 'onShellReady';
  return new Promise<Response>((resolve, reject) => {
    let sent = false;
    const page = (
      <NonceContext.Provider value={cspNonce}>
        <RemixServer context={remix} url={request.url} nonce={cspNonce} abortDelay={STREAM_TIMEOUT_MS} />
      </NonceContext.Provider>
    );
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce: cspNonce,
      [whenReady]() {
        sent = true;
        const body = new PassThrough();
        headers.set('Content-Type', 'text/html; charset=utf-8');
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
        pipe(body);
      },
      onShellError: reject,
      onError(error) {
        if (sent) log.error({ err: error }, 'a part of the page could not be rendered');
      },
    });
    setTimeout(abort, STREAM_TIMEOUT_MS + 1_000).unref();
  });
}

/** The exports of an app's entry.server. */
export const documentHandlers = {
  handleRequest: render,
  handleError: (error: unknown, { request, context }: { request: Request; context: RenderContext }) => {
    if (!request.signal.aborted) context.log.error({ err: error }, 'a request failed');
  },
};

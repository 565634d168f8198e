import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import type { Request, RequestHandler, Response } from 'express';
import { clientAddress } from './client-address.ts';
import type { ServerSettings } from './settings.ts';

export type RemixBuild = ServerBuild | (() => Promise<ServerBuild>);

export function remixHandler(build: RemixBuild, { production }: Pick<ServerSettings, 'production'>): RequestHandler {
  return createRequestHandler({
    build,
    mode: production ? 'production' : 'development',
    getLoadContext: (req: Request, res: Response) => ({
      cspNonce: res.locals.cspNonce as string,
      requestId: String(req.id),
      address: clientAddress(req),
      log: req.log,
    }),
  });
}

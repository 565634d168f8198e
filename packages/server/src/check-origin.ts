import type { RequestHandler } from 'express';
import { refuse } from './refuse.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Cross-site request forgery ends here, before any route: actions, resource routes, `?_data=` and `.data` posts alike. Stricter than Remix,
 * which looks at page actions only: a request that may change something must say that it comes from a page of this app.
 * @param webhooks exact paths that strangers may post to; their routes check a signature instead.
 */
export function checkOrigin(webhooks: readonly string[]): RequestHandler {
  const exempt = new Set(webhooks);
  return (req, res, next) => {
    if (SAFE_METHODS.has(req.method) || exempt.has(req.path)) return next();
    if (comesFromOurPage(req.get('origin'), req.get('sec-fetch-site'), res.locals.origin as string)) return next();
    refuse(req, res, { status: 403, message: 'This form was sent from another site. Open the page here and try again.' });
  };
}

/** A missing Origin is fine only if the browser itself says same-origin; `null` (a sandbox, a data: page) never is. */
function comesFromOurPage(origin: string | undefined, site: string | undefined, own: string): boolean {
  if (site !== undefined && site !== 'same-origin') return false;
  return origin === undefined ? site === 'same-origin' : origin === own;
}

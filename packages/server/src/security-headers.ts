import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { ServerSettings } from './settings.ts';

const YEAR_IN_SECONDS = 31_536_000;
const DENIED_FEATURES = ['accelerometer', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'magnetometer', 'microphone', 'midi', 'payment', 'usb'];

const nonceSource = (_req: unknown, res: ServerResponse) => `'nonce-${(res as Response).locals.cspNonce as string}'`;

/** The content security policy, by directive. Inline style attributes stay allowed: the component library positions with them. */
function policy({ production, formTargets }: ServerSettings) {
  return {
    'default-src': ["'self'"],
    'base-uri': ["'none'"],
    'object-src': ["'none'"],
    'frame-ancestors': ["'none'"],
    'form-action': ["'self'", ...formTargets],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    'connect-src': production ? ["'self'"] : ["'self'", 'ws:'],
    'script-src': ["'self'", nonceSource],
    'style-src-elem': production ? ["'self'", nonceSource] : ["'self'", "'unsafe-inline'"],
    'style-src-attr': ["'unsafe-inline'"],
  };
}

export function securityHeaders(settings: ServerSettings): RequestHandler[] {
  return [
    (_req, res, next) => {
      res.locals.cspNonce = randomBytes(16).toString('base64');
      res.setHeader('Permissions-Policy', DENIED_FEATURES.map((feature) => `${feature}=()`).join(', '));
      next();
    },
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: policy(settings) },
      strictTransportSecurity: settings.publicUrl.protocol === 'https:' ? { maxAge: YEAR_IN_SECONDS, includeSubDomains: true } : false,
      // `no-referrer` would make posts without JavaScript send `Origin: null`.
      referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
      xFrameOptions: { action: 'deny' },
    }),
  ];
}

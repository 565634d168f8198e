import { z } from '../z.ts';
import { flag, noted, port, webUrl } from './variable.ts';

/** Where the three apps are found by people; links in mails and redirects are made of these. */
export const addressesEnv = z.object({
  INTAKE_URL: noted(webUrl(), { about: 'Public address of the intake app.', fix: 'set the address that prospects use, with https', example: 'https://start.example.com' }),
  PORTAL_URL: noted(webUrl(), { about: 'Public address of the client portal; Stripe and Notion call its webhooks.', fix: 'set the address that clients use, with https', example: 'https://portal.example.com' }),
  OPS_URL: noted(webUrl(), { about: 'Public address of the ops console.', fix: 'set the address that the team uses, with https', example: 'https://ops.example.com' }),
});

/** The HTTP servers of the apps. `HOST` and the ports say where they listen; `*_METRICS_PORT` is on loopback only. */
export const httpEnv = z.object({
  HOST: noted(z.string().min(1).default('127.0.0.1'), { about: 'Interface that the apps listen on. Use 0.0.0.0 in a container.' }),
  INTAKE_PORT: noted(port().default(3000), { about: 'Port of the intake app.' }),
  PORTAL_PORT: noted(port().default(3001), { about: 'Port of the client portal.' }),
  OPS_PORT: noted(port().default(3002), { about: 'Port of the ops console.' }),
  INTAKE_METRICS_PORT: noted(port().default(3100), { about: 'Loopback port of intake\'s Prometheus metrics.' }),
  PORTAL_METRICS_PORT: noted(port().default(3101), { about: 'Loopback port of the portal\'s Prometheus metrics.' }),
  OPS_METRICS_PORT: noted(port().default(3102), { about: 'Loopback port of ops\' Prometheus metrics.' }),
  TRUST_PROXY: noted(z.string().default(''), { about: 'Addresses or ranges of your reverse proxy, separated by commas. Empty: X-Forwarded-* headers are dropped.', example: '10.0.0.0/8' }),
  COMPRESSION: noted(flag().default(true), { about: 'Compress answers. Turn off behind a proxy that does it.' }),
});

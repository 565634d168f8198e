import { type Html, html } from './html.ts';

/** No script, nothing from elsewhere. A form may lead anywhere, since the shop's own pages may redirect further. */
const POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";

export const document = (title: string, body: Html, status = 200): Response =>
  new Response(
    html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${title}</title>
<link rel="icon" href="/c/icon.svg"><link rel="stylesheet" href="/c/style.css"></head><body>${body}</body></html>`.text,
    { status, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...SAFE } },
  );

export const asset = (type: string, text: string): Response =>
  new Response(text, { headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'max-age=300', ...SAFE } });

const SAFE = { 'content-security-policy': POLICY, 'x-content-type-options': 'nosniff' };

export const money = (cents: number | null, currency: string | null): string =>
  new Intl.NumberFormat('en-US', { style: 'currency', currency: (currency ?? 'usd').toUpperCase() }).format((cents ?? 0) / 100);

export const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#2F4A3A"/>' +
  '<path d="M7 12h18v9H7zM7 15.5h18" fill="none" stroke="#F7F8F3" stroke-width="2"/></svg>';

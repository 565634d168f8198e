import type { Request, Response } from 'express';
import { STATUS_CODES } from 'node:http';

interface Refusal {
  status: number;
  message: string;
  retryAfterSeconds?: number;
}

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

const page = (title: string, message: string, id: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title></head>
<body><main><h1>${title}</h1><p>${escapeHtml(message)}</p><p>Request ${escapeHtml(id)}</p></main></body></html>\n`;

/** Programs get JSON and people a page; whoever accepts anything gets plain text. */
function formatFor(req: Request): 'json' | 'html' | 'text' {
  if (req.path.startsWith('/api/') || req.path.endsWith('.data')) return 'json';
  return (req.accepts(['text', 'html', 'json']) || 'text') as 'json' | 'html' | 'text';
}

/** Answers in the server's own words, before or instead of the app. */
export function refuse(req: Request, res: Response, { status, message, retryAfterSeconds }: Refusal): void {
  if (res.headersSent) return;
  const title = `${status} ${STATUS_CODES[status] ?? 'Error'}`;
  const id = String(req.id ?? '');
  res.status(status).set('Cache-Control', 'no-store').vary('Accept');
  if (retryAfterSeconds !== undefined) res.set('Retry-After', String(retryAfterSeconds));
  const format = formatFor(req);
  if (format === 'json') res.json({ error: { status, message, requestId: id } });
  else if (format === 'html') res.type('html').send(page(title, message, id));
  else res.type('text').send(`${title}\n${message}\nRequest ${id}\n`);
}

import { html, type Html } from './html.ts';
import { STYLE } from './style.ts';

const CSP = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const HEADERS = { 'content-security-policy': CSP, 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin', 'cache-control': 'no-store' };

export interface Crumb {
  href: string;
  name: string;
}

export function document(title: string, crumbs: Crumb[], body: Html, status = 200): Response {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Notion stand-in</title>
        <link rel="stylesheet" href="/style.css" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header>
          <nav aria-label="Where you are">
            <ol>
              <li><a href="/">Notion stand-in</a></li>
              ${crumbs.map(({ href, name }) => html`<li><a href="${href}">${name}</a></li>`)}
            </ol>
          </nav>
          <nav aria-label="The stand-in itself">
            <ol>
              <li><a href="/calls">Calls</a></li><li><a href="/webhooks">Webhooks</a></li><li><a href="/faults">Faults</a></li>
            </ol>
          </nav>
        </header>
        <main id="main" tabindex="-1"><h1>${title}</h1>${body}</main>
      </body>
    </html>`;
  return new Response(page.text, { status, headers: { ...HEADERS, 'content-type': 'text/html; charset=utf-8' } });
}

export const styleSheet = () => new Response(STYLE, { headers: { ...HEADERS, 'content-type': 'text/css; charset=utf-8' } });
export const backTo = (location: string) => new Response(null, { status: 303, headers: { ...HEADERS, location } });

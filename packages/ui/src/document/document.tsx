import { mantineHtmlProps, MantineProvider, type MantineColorSchemeManager } from '@mantine/core';
import { Links, Meta, Scripts, ScrollRestoration } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { Scheme } from '../scheme/scheme.ts';
import { useScheme } from '../scheme/use-scheme.ts';
import { preloadedFonts } from '../theme/font-files.ts';
import { theme } from '../theme/theme.ts';
import { useNonce } from './nonce.ts';

/** The cookie is the only memory of the choice; Mantine's own (localStorage) would contradict what the server rendered. */
const cookieDecides: MantineColorSchemeManager = {
  get: () => 'auto',
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
};

/** Mantine's styles know light and dark only; ours follow the system by themselves. */
const RESOLVE_AUTO = "document.documentElement.dataset.mantineColorScheme=matchMedia('(prefers-color-scheme: dark)').matches?'dark':'light'";
const PAPER = { light: '#fbfaf6', dark: '#121814' };

function ThemeColor({ scheme }: { scheme: Scheme }) {
  if (scheme !== 'auto') return <meta name="theme-color" content={PAPER[scheme]} />;
  return (
    <>
      <meta name="theme-color" content={PAPER.light} media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content={PAPER.dark} media="(prefers-color-scheme: dark)" />
    </>
  );
}

/** The HTML page of the three apps: `export const Layout = …` in root.tsx. Private apps keep search engines out. */
export function Document({ children, indexed = false }: { children: ReactNode; indexed?: boolean }) {
  const nonce = useNonce();
  const scheme = useScheme();
  return (
    <html lang="en" {...mantineHtmlProps} data-mantine-color-scheme={scheme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <ThemeColor scheme={scheme} />
        {!indexed && <meta name="robots" content="noindex, nofollow" />}
        {preloadedFonts.map((font) => (
          <link key={font} rel="preload" as="font" type="font/woff2" href={font} crossOrigin="anonymous" />
        ))}
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
        {scheme === 'auto' && <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: RESOLVE_AUTO }} />}
      </head>
      <body>
        <MantineProvider
          theme={theme}
          colorSchemeManager={cookieDecides}
          defaultColorScheme="auto"
          forceColorScheme={scheme === 'auto' ? undefined : scheme}
          getStyleNonce={() => nonce}
        >
          {children}
        </MantineProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

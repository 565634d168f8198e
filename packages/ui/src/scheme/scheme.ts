export const SCHEMES = ['light', 'dark', 'auto'] as const;
export type Scheme = (typeof SCHEMES)[number];

export const SCHEME_COOKIE = 'sage_scheme';
export const SCHEME_PATH = '/color-scheme';

export const isScheme = (value: unknown): value is Scheme => SCHEMES.includes(value as Scheme);

/** The choice in a Cookie header. Anything unknown follows the system. */
export function readScheme(cookieHeader: string | null): Scheme {
  const values = (cookieHeader ?? '').split(';').map((pair) => pair.trim().split('='));
  const chosen = values.find(([name]) => name === SCHEME_COOKIE)?.[1];
  return isScheme(chosen) ? chosen : 'auto';
}

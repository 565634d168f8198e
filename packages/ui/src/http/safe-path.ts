/**
 * A path of this site, or `fallback`. Browsers read a backslash as a slash and drop tabs and line breaks, so `/\evil.example` and
 * `/<tab>/evil.example` would leave the site.
 */
export function safePath(value: unknown, fallback = '/'): string {
  if (typeof value !== 'string' || value.length > 2000) return fallback;
  return /^\/(?!\/)[^\\\p{Cc}]*$/u.test(value) ? value : fallback;
}

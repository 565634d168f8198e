import { describe, expect, it } from 'vitest';
import { changeScheme } from './change-scheme.ts';
import { readScheme } from './scheme.ts';

const post = (fields: Record<string, string>, url = 'http://localhost:3000/color-scheme') =>
  changeScheme(new Request(url, { method: 'POST', body: new URLSearchParams(fields) }));

describe('colour scheme', () => {
  it('reads the cookie among others', () => {
    expect(readScheme('a=1; sage_scheme=dark; b=2')).toBe('dark');
  });

  it('follows the system when nothing or nonsense was stored', () => {
    expect(readScheme(null)).toBe('auto');
    expect(readScheme('sage_scheme=sepia')).toBe('auto');
  });

  it('is stored for a year and readable again', async () => {
    const response = await post({ scheme: 'dark' });
    const cookie = response.headers.get('Set-Cookie') ?? '';
    expect(cookie).toContain('Max-Age=31536000');
    expect(readScheme(cookie.split(';')[0] ?? '')).toBe('dark');
  });

  it('is Secure on https only', async () => {
    expect((await post({ scheme: 'dark' })).headers.get('Set-Cookie')).not.toContain('Secure');
    expect((await post({ scheme: 'dark' }, 'https://a.example/color-scheme')).headers.get('Set-Cookie')).toContain('Secure');
  });

  it('sends a form without script back to its page', async () => {
    const response = await post({ scheme: 'light', to: '/fit?weeks=6' });
    expect(response.status).toBe(303);
    expect(response.headers.get('Location')).toBe('/fit?weeks=6');
  });

  it('refuses to redirect elsewhere', async () => {
    expect((await post({ scheme: 'light', to: '//evil.example' })).headers.get('Location')).toBe('/');
  });

  it('answers a script without a redirect', async () => {
    expect((await post({ scheme: 'light' })).status).toBe(204);
  });

  it('refuses what is no scheme', async () => {
    expect((await post({ scheme: 'sepia' })).status).toBe(400);
  });
});

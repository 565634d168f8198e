import { describe, expect, it } from 'vitest';
import { sessionCookie } from './session-cookie.ts';

const asRequest = (header: string) => new Request('http://localhost', { headers: { Cookie: header.split(';')[0] ?? '' } });

describe('sessionCookie', () => {
  it('has the __Host- prefix and Secure on https', async () => {
    const header = await sessionCookie('sage_portal', 'https://portal.example', 60).write('token');
    expect(header).toMatch(/^__Host-sage_portal=/);
    for (const attribute of ['Secure', 'HttpOnly', 'Path=/', 'SameSite=Lax', 'Max-Age=60']) expect(header).toContain(attribute);
    expect(header).not.toContain('Domain');
  });

  it('drops both on http loopback, where they would lose the session', async () => {
    const header = await sessionCookie('sage_portal', 'http://localhost:3001', 60).write('token');
    expect(header).toMatch(/^sage_portal=/);
    expect(header).not.toContain('Secure');
  });

  it('refuses http on a public address', () => {
    expect(() => sessionCookie('sage_portal', 'http://portal.example', 60)).toThrow(/https/);
  });

  it('reads what it wrote, and nothing from an app beside it', async () => {
    const portal = sessionCookie('sage_portal', 'http://localhost:3001', 60);
    const ops = sessionCookie('sage_ops', 'http://localhost:3002', 60);
    expect(await portal.read(asRequest(await portal.write('token')))).toBe('token');
    expect(await portal.read(asRequest(await ops.write('token')))).toBeNull();
    expect(await portal.read(new Request('http://localhost'))).toBeNull();
  });

  it('is gone after clearing', async () => {
    expect(await sessionCookie('sage_ops', 'http://localhost:3002', 60).clear()).toContain('Max-Age=0');
  });
});

import { describe, expect, it } from 'vitest';
import { safePath } from './safe-path.ts';

describe('safePath', () => {
  it.each(['/', '/projects/1?tab=files#latest', '/a//b'])('keeps %s', (path) => {
    expect(safePath(path)).toBe(path);
  });

  it.each(['', 'home', '//evil.example', '/\\evil.example', '/a\\b', '/\t/evil.example', '/\n/evil.example', 'https://evil.example', 'javascript:alert(1)', null, 7, `/${'a'.repeat(2000)}`])(
    'falls back for %j',
    (value) => {
      expect(safePath(value, '/home')).toBe('/home');
    },
  );

  it('never resolves to another origin', () => {
    for (const value of ['/x', '//x', '/\\x', '/\t//x', '/%5cx', '/.//x']) {
      expect(new URL(safePath(value), 'https://sage.example').origin).toBe('https://sage.example');
    }
  });
});

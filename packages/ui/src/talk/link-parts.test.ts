import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linkParts } from './link-parts.ts';

const links = (text: string) => linkParts(text).flatMap(({ href }) => (href ? [href] : []));

it.each([
  ['See https://a.example/x?y=1#z.', ['https://a.example/x?y=1#z']],
  ['(http://a.example), https://b.example!', ['http://a.example', 'https://b.example']],
  ['javascript:alert(1) data:text/html,x www.a.example mailto:a@b.example', []],
  ['javascript:https://a.example', ['https://a.example']],
  ['https://a.example/"onmouseover="alert(1)', ['https://a.example/']],
  ['https://', []],
  ['https://...', []],
  ['“https://a.example/x.”) then', ['https://a.example/x']],
  ['https://a.example/(x)’s [https://b.example/y?]}', ['https://a.example/(x)’s', 'https://b.example/y']],
  ['https://a.example/x...y...', ['https://a.example/x...y']],
  [`https://a.example/${'x'.repeat(200)}!?`, [`https://a.example/${'x'.repeat(200)}`]],
])('finds in %j %j', (text, found) => {
  expect(links(text)).toEqual(found);
});

it('keeps every character, and links to the web alone', () => {
  const property = fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.tuple(fc.string(), fc.webUrl(), fc.string()).map((parts) => parts.join(' '))), (text) => {
    expect(linkParts(text).map((part) => part.text).join('')).toBe(text);
    for (const href of links(text)) expect(['http:', 'https:']).toContain(new URL(href).protocol);
  });
  fc.assert(property, { numRuns: 300 });
});

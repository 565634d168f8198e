import { expect, it } from 'vitest';
import { parseForm } from './form.ts';

it('reads nested names as the SDKs write them', () => {
  expect(
    parseForm(
      'mode=payment&line_items[0][price_data][currency]=usd&line_items[1][quantity]=2&expand[]=customer&expand[]=line_items&metadata[a b]=c%26d',
    ),
  ).toEqual({
    mode: 'payment',
    line_items: [{ price_data: { currency: 'usd' } }, { quantity: '2' }],
    expand: ['customer', 'line_items'],
    metadata: { 'a b': 'c&d' },
  });
});

it.each(['a[=1', 'a[b]c=1', '[a]=1', '__proto__[x]=1', 'a[constructor]=1', 'a=1&a=2', 'a=1&a[b]=2', 'a[1][2][3][4][5][6][7][8][9]=1'])(
  'refuses %s',
  (text) => {
    expect(() => parseForm(text)).toThrow(/parameter/);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  },
);

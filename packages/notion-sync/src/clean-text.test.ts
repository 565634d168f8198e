import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, clipped, piecesOf } from './clean-text.ts';

describe('what is shown of a text', () => {
  it.each([
    ['a bell and a byte-order reversal', 'Gar\u0007den\u0000', 'Garden'],
    ['half a character', 'Plan \ud83c', 'Plan \ufffd'],
    ['a line that ends as in Windows', 'one\r\ntwo', 'one\ntwo'],
    ['an address of a person', 'Ask maya.okafor+garden@example.co.uk, please', 'Ask (e-mail withheld), please'],
    ['a telephone number', 'Call 415 555 0142 or (415) 555-0142.', 'Call (number withheld) or (number withheld).'],
    ['one from abroad', 'Call +44 20 7946 0958 first', 'Call (number withheld) first'],
  ])('is without %s', (_what, given, shown) => {
    expect(cleanText(given)).toBe(shown);
  });

  it.each(['418 Alder Lane, Mill Valley, CA 94941', '$15,000 to $35,000', '2026-03-10', 'Plan v2.1 @ 1:50', '8 to 12 weeks', 'Größe 👩‍🌾 ok\tand\nmore'])('is the same otherwise: %s', (text) => {
    expect(cleanText(text)).toBe(text);
  });
});

it('pieces are the whole text again, each short enough, none in the middle of a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-composite', maxLength: 60 }).filter((text) => cleanText(text) === text), fc.integer({ min: 2, max: 9 }), (text, most) => {
      const pieces = piecesOf(text, most);
      expect(pieces.join('')).toBe(text);
      expect(pieces.every((piece) => piece.length <= most && cleanText(piece) === piece)).toBe(true);
    }),
  );
});

it('a clipped text says so', () => {
  expect([clipped('Garden', 6), clipped('Gardens', 6), clipped('👩‍🌾', 4)]).toEqual(['Garden', 'Garde…', '👩\u200d…']);
});

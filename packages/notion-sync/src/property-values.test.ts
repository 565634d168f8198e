import { describe, expect, it } from 'vitest';
import { day, number, select, text, title, url } from './property-values.ts';

const lengths = (value: unknown) => (Object.values(value as object)[0] as { text: { content: string } }[]).map(({ text: { content } }) => content.length);

describe('what Notion would refuse is mended', () => {
  it('a long text is in pieces, and one that is too long for all of them ends with a sign', () => {
    expect(lengths(text('a'.repeat(4_001)))).toEqual([2_000, 2_000, 1]);
    const longest = text('a'.repeat(200_001)) as { rich_text: { text: { content: string } }[] };
    expect(longest.rich_text).toHaveLength(100);
    expect(longest.rich_text.at(-1)!.text.content.endsWith('a…')).toBe(true);
  });

  it.each(['', '   ', '\u0000', null])('a name of nothing is one all the same: %j', (name) => {
    expect(title(name)).toEqual({ title: [{ type: 'text', text: { content: 'Untitled' } }] });
  });

  it('an address that is empty or too long is none', () => {
    expect([url(''), url(null), url(`https://a.example/${'a'.repeat(2_000)}`)]).toEqual([{ url: null }, { url: null }, { url: null }]);
    expect(url('https://a.example/b')).toEqual({ url: 'https://a.example/b' });
  });

  it('an option has no comma, and is no longer than an option may be', () => {
    expect([select('8, maybe 12 weeks'), select(''), select(null)]).toEqual([{ select: { name: '8 maybe 12 weeks' } }, { select: null }, { select: null }]);
    expect((select('x'.repeat(101)) as { select: { name: string } }).select.name).toHaveLength(100);
  });

  it('what is no number, or no instant, is nothing', () => {
    expect([number(NaN), number(Infinity), number(0.5)]).toEqual([{ number: null }, { number: null }, { number: 0.5 }]);
    expect([day('infinity', 'UTC'), day(null, 'UTC'), day('2026-03-02T05:30:00Z', 'America/Los_Angeles')]).toEqual([{ date: null }, { date: null }, { date: { start: '2026-03-01' } }]);
  });
});

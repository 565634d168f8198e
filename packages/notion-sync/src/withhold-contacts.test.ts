import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutContacts } from './withhold-contacts.ts';

const shown = (text: string) => withoutContacts(text).replaceAll(/\((?:number|e-mail) withheld\)/g, '#');

describe('what nobody reads in Notion', () => {
  it.each([
    ['2026-12-01 4155550100', '2026-12-01 #'],
    ['4155550100 2026-12-01', '# 2026-12-01'],
    ['12/01/2026: 415.555.0100', '12/01/2026: #'],
    ['415–555–0100', '#'],
    ['415\u00a0555\u00a00100', '#'],
    ['415\u2009555\u20110100', '#'],
    ['415\u200b555\u200b0100', '#'],
    ['415 · 555 · 0100', '#'],
    ['４１５－５５５－０１００!', '#!'],
    ['٤١٥ ٥٥٥ ٠١٠٠', '#'],
    ['𝟒𝟏𝟓 𝟓𝟓𝟓 𝟎𝟏𝟎𝟎', '#'],
    ['4️⃣1️⃣5️⃣5️⃣5️⃣5️⃣0️⃣1️⃣0️⃣0️⃣', '#'],
    ['call Maya 4155550100', 'call Maya #'],
    ['Tel.4155550100, tel4155550100', 'Tel.#, tel#'],
    ['415/555/0100', '#'],
    ['Call +1 (626) 555-0134 or 626.555.0134.', 'Call # or #.'],
    ['(415) 555-0100 or (4155550100)', '# or (#)'],
    ['+44 20 7946 0958, +1 555 0100', '#, #'],
    ['11 91234-5678, (11) 91234–5678, +55 11 91234-5678', '#, #, #'],
    ['4242 4242 4242 4242', '#'],
    ['4242–4242–4242–4242', '#'],
    ['3782 822463 10005', '#'],
    ['94941-1234 415 555 0100', '94941-1234 #'],
    ['$250 4155550100', '$250 #'],
    ['maya＠x.example', '#'],
    ['maya@x．example', '#'],
    ['Maya <maya.okafor+garden@example.co.uk>', 'Maya <#>'],
  ])('%j is shown as %j', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });
});

it.each([
  '418 Alder Lane, Mill Valley, CA 94941',
  '418–420 Alder Lane, Unit 12, 94941-1234',
  '12400 Ventura Blvd, CA 91604–2405',
  'Ocean Park 90405',
  '$15,000 to $35,000, $1,499.00, €1.250.000,00',
  '$15000-35000 or $15000 – $35000',
  '12 x 900 mm, 600 × 450 × 50, 24′ × 36′, 1:50, 3/4 in',
  'heights 600/900/1200 mm, 2400 – 3600 mm',
  '8–12 weeks, 2026-2027',
  'On 2026-11-27 10 plants, 2026/12/01 – 2026/12/15, 12/01/2026 - 12/15/2026 30 more',
  'Plan v2.1 @ 1:50',
  '７ ｐｌａｎｔｓ　at ½ price – “ﬁne”\u00a0👩‍🌾',
])('%j is shown as it was typed', (text) => {
  expect(withoutContacts(text)).toBe(text);
});

it('leaves a record\'s id alone, by which its page is known', () => {
  const property = fc.property(fc.uuid(), (id) => {
    expect(withoutContacts(`https://ops.example/projects/${id}#x`)).toBe(`https://ops.example/projects/${id}#x`);
  });
  fc.assert(property);
  expect(withoutContacts('12345678-1234-1234-1234-123456789012')).toBe('12345678-1234-1234-1234-123456789012');
});

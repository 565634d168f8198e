/** Stands for nothing in the folded text. In what was typed it cannot be: it is no character. */
const NOTHING = '\uffff';
const FOLDED: [RegExp, string][] = [
  [/[\p{Cf}\p{M}]/gu, NOTHING],
  [/\p{Pd}|\u2212/gu, '-'],
  [/\p{Zs}/gu, ' '],
  [/[\u2044\u2215]/g, '/'],
  [/[\u00b7\u2022\u2219]/g, '.'],
  [/\p{Nd}/gu, '0'],
];

const TOKEN = /[^\s<>()[\]",;:]+/g;
const EMAIL = /^[^@]+@.*\.[a-z]{2,}/is;

/** Numbers that are no way to reach or to charge a person: a record's id, a date, a ZIP+4, a price, sizes. A ZIP+4 behind more digits is the end of a telephone number. */
const HARMLESS = [
  /(?<![\da-f])[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?![\da-f])/gi,
  /(?<!\d)(?:19|20)\d\d([-/.])(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])(?!\d)/g,
  /(?<!\d)(?:0?[1-9]|[12]\d|3[01])([-/.])(?:0?[1-9]|[12]\d|3[01])\1(?:19|20)\d\d(?!\d)/g,
  /(?<![\d)+][ ().\-/\uffff]{0,6})\d{5}-\d{4}(?![\d-])/g,
  /[$€£] ?\d{1,7}(?:\.\d{1,2})?(?!\d)/g,
  /(?<!\d)\d{1,5}(?: ?[-/.] ?\d{1,5}){0,5} ?(?:mm|cm|ft)\b/g,
];
const NUMBER = /(?:\+[ \uffff]?)?(?:\(\uffff?(?=\d{1,5}\)))?\d(?:[ ().\-/\uffff]{0,6}\d)*\uffff*/g;
const FEWEST_DIGITS = 9;
/** Behind a plus sign fewer are a number that can be called. */
const FEWEST_DIGITS_ABROAD = 8;

interface Place {
  at: number;
  length: number;
}

/** Nobody's e-mail address, phone or card number, however it is typed; the rest stays as it was typed. In time that grows with the text's length only. */
export const withoutContacts = (text: string): string => withheld(withheld(text, emailsIn, '(e-mail withheld)'), numbersIn, '(number withheld)');

function withheld(text: string, find: (folded: string) => Place[], sign: string): string {
  let [shown, from] = ['', 0];
  for (const { at, length } of find(folded(text))) {
    shown += text.slice(from, at) + sign;
    from = at + length;
  }
  return shown + text.slice(from);
}

/** As plain as it can be read, and just as long: a place in it is the same place in the text. */
const folded = (text: string): string => text.replace(/\P{ASCII}/gu, (character) => plain(character).slice(0, character.length).padEnd(character.length, NOTHING));

const plain = (character: string) => FOLDED.reduce((read, [pattern, by]) => (/\P{ASCII}/u.test(read) ? read.replace(pattern, by) : read), character.normalize('NFKC'));

/** Token by token, since one expression for all of it takes minutes on a long text without spaces. */
const emailsIn = (text: string): Place[] =>
  [...text.matchAll(TOKEN)].flatMap(({ 0: token, index }) => {
    const length = token.includes('@') ? (EMAIL.exec(token)?.[0].length ?? 0) : 0;
    return length > 0 ? [{ at: index, length }] : [];
  });

const numbersIn = (text: string): Place[] => {
  const rest = HARMLESS.reduce((left, pattern) => left.replace(pattern, (found) => 'x'.repeat(found.length)), text);
  return [...rest.matchAll(NUMBER)].filter(({ 0: found }) => isReachable(found)).map(({ 0: found, index }) => ({ at: index, length: found.length }));
};

const isReachable = (found: string) => found.replace(/\D/g, '').length >= (found.startsWith('+') ? FEWEST_DIGITS_ABROAD : FEWEST_DIGITS);

import { withoutContacts } from './withhold-contacts.ts';

/** All but tab and line feed: Notion refuses some, shows none, and a terminal that logs them may obey. */
const CONTROLS = /(?![\t\n])[\p{Cc}\u2028\u2029\ufffe\uffff]/gu;
/** Half of a character, as a cut in its middle leaves it. */
const LONE_SURROGATES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** What may be shown of a text that somebody typed: no control characters, and never how to reach a person. */
export const cleanText = (text: string): string =>
  withoutContacts(text.replace(/\r\n?/g, '\n').replace(CONTROLS, '').replace(LONE_SURROGATES, '\ufffd'));

/** At most `most` characters a piece, and no character cut in two. */
export function piecesOf(text: string, most: number): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; ) {
    const isCut = at + most < text.length && /[\ud800-\udbff]/.test(text[at + most - 1] ?? '');
    const end = at + most - Number(isCut);
    pieces.push(text.slice(at, end));
    at = end;
  }
  return pieces;
}

/** @returns it whole, or its beginning with a sign that there was more */
export const clipped = (text: string, most: number): string => (text.length <= most ? text : `${piecesOf(text, most - 1)[0]}…`);

/** Words and their postal short forms; every word for a unit is `unit`. The database has the same list: `private.address_word`. */
const SHORT = new Map(
  Object.entries({
    st: 'street saint',
    ave: 'avenue av',
    rd: 'road',
    dr: 'drive',
    ln: 'lane',
    ct: 'court',
    pl: 'place',
    blvd: 'boulevard',
    ter: 'terrace',
    cir: 'circle',
    hwy: 'highway',
    pkwy: 'parkway',
    sq: 'square',
    trl: 'trail',
    mt: 'mount',
    n: 'north',
    s: 'south',
    e: 'east',
    w: 'west',
    ne: 'northeast',
    nw: 'northwest',
    se: 'southeast',
    sw: 'southwest',
    unit: 'apartment apt suite ste flat no',
  }).flatMap(([short, words]) => words.split(' ').map((word) => [word, short] as const)),
);

const ACCENTS = /[\u0300-\u036f]/g;
/** Listed rather than "not a letter", since databases differ in what they call a letter. */
const SEPARATORS = /[\0-\u002f\u003a-\u0060\u007b-\u00bf\u2000-\u206f\u3000-\u303f\p{Cs}]+/u;
const lowerAscii = (text: string) => text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());

/** One spelling of an address, so that case, punctuation, accents and abbreviations do not matter. Unit and ZIP stay: two homes never become one. */
export function normaliseAddress(address: string): string {
  const plain = lowerAscii(address.normalize('NFKD').replaceAll(ACCENTS, '')).replaceAll('#', ' unit ').replaceAll('.', '');
  return plain
    .split(SEPARATORS)
    .filter(Boolean)
    .map((word) => SHORT.get(word) ?? word)
    .filter((word, place, words) => word !== 'unit' || words[place - 1] !== 'unit')
    .join(' ');
}

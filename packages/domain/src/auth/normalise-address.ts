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

/** One spelling of an address, so that case, punctuation and abbreviations do not matter. Unit and ZIP stay: two homes never become one. */
export function normaliseAddress(address: string): string {
  const plain = address.normalize('NFKC').toLowerCase().replaceAll('#', ' unit ').replaceAll('.', '');
  return plain
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word) => SHORT.get(word) ?? word)
    .join(' ');
}

/** Words of which the most guessed passwords are made; twelve characters come of them by repeating or by digits at the end. */
const WORDS = new Set(
  `password passwort pass passcode welcome letmein admin administrator root user guest login master secret changeme default test testing
  qwerty qwertz azerty iloveyou loveyou love princess dragon monkey sunshine shadow football baseball basketball soccer hockey superman
  batman pokemon starwars trustno freedom whatever michael jordan jennifer jessica charlie ashley daniel thomas george summer winter spring
  autumn january february march april june july august september october november december monday friday flower garden landscape design
  studio kaa sage project concept builder concierge chocolate computer internet google facebook samsung liverpool chelsea arsenal
  manchester manchesterunited barcelona america california losangeles blink mustang corvette harley yankees cowboys`.split(/\s+/),
);

/** Long ones that are no word with something at its end. */
const PHRASES = new Set([
  'correcthorsebatterystaple',
  'iloveyouforever',
  'iloveyousomuch',
  'thequickbrownfox',
  'letmeinplease',
  'openthedoor',
  'tobeornottobe',
  'maytheforcebewithyou',
  'mypasswordis',
  'nopasswordneeded',
  'passwordispassword',
  'qazwsxedcrfv',
  'zaqxswcdevfr',
]);

const RUNS = [
  'abcdefghijklmnopqrstuvwxyz',
  '0123456789',
  '1234567890',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  '1qaz2wsx3edc4rfv5tgb6yhn',
  'q1w2e3r4t5y6u7i8o9p0',
];
const LOOKALIKES: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' };

/** What guessers try first: a known phrase, a row of keys, something repeated, or a common word made longer by digits and signs. */
export function isCommonPassword(password: string): boolean {
  const plain = password.normalize('NFKC').toLowerCase().replace(/\s/g, '');
  const unit = repeatedUnit(plain);
  const spellings = [unit, trimmed(unit), trimmed(unmasked(unit))].flatMap((text) => [text, unmasked(text), repeatedUnit(text)]);
  return unit.length < 5 || isRun(unit) || isRun(trimmed(plain)) || spellings.some((text) => WORDS.has(text) || PHRASES.has(text));
}

/** 'abc' of 'abcabcabcab'; the text itself when nothing repeats. */
function repeatedUnit(text: string): string {
  for (let length = 1; length <= text.length / 2; length++) {
    const unit = text.slice(0, length);
    if (unit.repeat(Math.ceil(text.length / length)).startsWith(text)) return unit;
  }
  return text;
}

const unmasked = (text: string) => [...text].map((sign) => LOOKALIKES[sign] ?? sign).join('');
const trimmed = (text: string) => text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');

/** A stretch of the alphabet, the digits or a keyboard, either way, also when it starts over. */
function isRun(text: string): boolean {
  const backwards = [...text].toReversed().join('');
  return text.length > 3 && RUNS.some((run) => [text, backwards].some((way) => (run + run).includes(way)));
}

import { bench, describe } from 'vitest';
import { withoutContacts } from '../packages/notion-sync/src/withhold-contacts.ts';
import { linkParts } from '../packages/ui/src/talk/link-parts.ts';

const SHORT = 2_000;
const LONG = 64_000;
const CONTACT_PARTS = ['1', '1 ', '(1', '+', '(', '1-', '12345-', '@', 'a@', 'a.', '.', '$1', '1\u00a0', '2026-', '1/1/', 'ab-', '12345678-', '12 - '];

const filled = (part: string, length: number) => part.repeat(length / part.length);

describe.each(CONTACT_PARTS)('withholding contacts from %j over and over: 32 times the text may take some 32 times as long, not 1,000 times', (part) => {
  const [short, long] = [filled(part, SHORT), filled(part, LONG)];
  bench('short', () => void withoutContacts(short));
  bench('long', () => void withoutContacts(long));
});

describe('links in a message: a line of dots takes as long as one of letters', () => {
  bench('dots', () => void linkParts(`https://a.example/${filled('.', LONG)}x`));
  bench('letters', () => void linkParts(`https://a.example/${filled('y', LONG)}x`));
});

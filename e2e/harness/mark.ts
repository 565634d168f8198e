import { randomUUID } from 'node:crypto';

const asLetter = (digit: string) => String.fromCodePoint('a'.codePointAt(0)! + Number.parseInt(digit, 16));

/** Letters that no other try of a test has. Digits could look like somebody's number, which stays out of Notion. */
export const newMark = () => Array.from(randomUUID().slice(0, 8), asLetter).join('');

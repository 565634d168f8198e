import { describe, expect, it } from 'vitest';
import { wordsForClient } from './client-mark.ts';

describe('a comment for the client', () => {
  it.each([
    ['@client The plan is ready.', 'The plan is ready.'],
    ['  @Client: The plan is ready.  ', 'The plan is ready.'],
    ['@client\nTwo lines\nof it', 'Two lines\nof it'],
    ['@CLIENT – yes', 'yes'],
    ['@client, hello @client', 'hello @client'],
  ])('%j says %j', (text, words) => {
    expect(wordsForClient(text, '@client')).toBe(words);
  });

  it.each(['The @client asked again.', 'client: hello', '@clients are difficult', '@client_x hello', '@client', '@client: ', '', '@ client hello', 'FYI\n@client hello'])('%j stays in Notion', (text) => {
    expect(wordsForClient(text, '@client')).toBeNull();
  });

  it('may have another mark, whatever its characters mean elsewhere', () => {
    expect(wordsForClient('(to client)* hello', '(to client)*')).toBe('hello');
    expect(wordsForClient('to client hello', '(to client)*')).toBeNull();
    expect(wordsForClient('anything', ' ')).toBeNull();
  });
});

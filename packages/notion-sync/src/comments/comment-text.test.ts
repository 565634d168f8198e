import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cleanText } from '../clean-text.ts';
import { commentText } from './comment-text.ts';

const URL_OF_IT = 'https://ops.example/projects/p#message-m';
const written = (body: string, author = 'Maya Okafor') => commentText({ body, author, side: 'client', url: URL_OF_IT }).map((item) => ('text' in item && item.text ? item.text : { content: '' }));
const said = (body: string) => written(body).map(({ content }) => content).join('');

it('names who wrote it, and leads to where it can be answered', () => {
  expect(said('Is the oak safe?')).toBe('Maya Okafor (client): Is the oak safe?');
  expect(written('x')[0]).toMatchObject({ link: { url: URL_OF_IT } });
});

it('tells nobody how to reach the client, neither in the message nor in the name', () => {
  expect(said('On 2026-12-01 call 4155550100')).toBe('Maya Okafor (client): On 2026-12-01 call (number withheld)');
  expect(written('x', 'Maya 415–555–0100').at(0)?.content).toBe('Maya (number withheld)');
});

it('holds any message within the limits of Notion, whole', () => {
  const property = fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 10_000 }), (body) => {
    const pieces = written(body);
    expect(pieces.length).toBeLessThanOrEqual(100);
    expect(pieces.every(({ content }) => content.length <= 2_000)).toBe(true);
    expect(said(body)).toBe(`Maya Okafor (client): ${cleanText(body)}`);
  });
  fc.assert(property, { numRuns: 60 });
});

import { describe, expect, it } from 'vitest';
import { errorWords } from './error-words.ts';

const answer = (status: number, data: unknown = null) => ({ status, statusText: '', internal: false, data });

describe('errorWords', () => {
  it('knows the statuses that people meet', () => {
    const titles = [403, 404, 409, 429, 500, 503].map((status) => errorWords(answer(status)).title);
    expect(new Set(titles).size).toBe(6);
  });

  it('never shows what an unexpected error says', () => {
    expect(JSON.stringify(errorWords(new Error('password is hunter2')))).not.toContain('hunter2');
    expect(JSON.stringify(errorWords(answer(500, { message: 'relation "leads" does not exist' })))).not.toContain('relation');
  });

  it('shows the message of an expected refusal', () => {
    expect(errorWords(answer(404, { message: 'This project is closed.' })).advice).toBe('This project is closed.');
  });

  it('passes on the code of the request that failed', () => {
    expect(errorWords(answer(503, { requestId: 'r-1' })).requestId).toBe('r-1');
  });

  it('says that the browser is offline before anything else', () => {
    expect(errorWords(new TypeError('Failed to fetch'), false).title).toMatch(/offline/);
  });
});

import { parseWithZod } from '@conform-to/zod/v4';
import { describe, expect, it } from 'vitest';
import { FitAnswers, toRoutingAnswers } from './fit.schema.ts';

const rest = 'weeks=6&type=standard_renovation';
const parse = (query: string) => parseWithZod(new URLSearchParams(query), { schema: FitAnswers });
const answersTo = (query: string) => {
  const submission = parse(query);
  if (submission.status !== 'success') throw new Error(JSON.stringify(submission.error));
  return toRoutingAnswers(submission.value);
};

describe('the five answers', () => {
  it('say all that is missing at once', () => {
    expect(Object.keys(parse('budget=&amount=&weeks=&type=').reply().error ?? {}).sort()).toEqual(['budget', 'type', 'weeks']);
  });

  it('become the input of routing', () => {
    expect(answersTo(`budget=from-750000&amount=&${rest}&survey=on`)).toEqual({
      budget: { kind: 'amount', cents: 750_000 },
      timelineWeeks: 6,
      projectType: 'standard_renovation',
      hasSurvey: true,
      hasDrawings: false,
    });
  });

  it('know a share, doubt, and the lowest band', () => {
    expect(answersTo(`budget=share&${rest}`).budget).toEqual({ kind: 'share_of_install' });
    expect(answersTo(`budget=unsure&${rest}`).budget).toEqual({ kind: 'unsure' });
    expect(answersTo(`budget=from-0&${rest}`).budget).toEqual({ kind: 'amount', cents: 0 });
  });

  it.each([
    ['12500', 1_250_000],
    ['$12,500', 1_250_000],
    [' 12 500.50 ', 1_250_050],
  ])('read %j as an amount, which counts before the band', (text, cents) => {
    expect(answersTo(`budget=from-0&amount=${encodeURIComponent(text)}&${rest}`).budget).toEqual({ kind: 'amount', cents });
  });

  it.each([
    [`${rest}`, 'budget'],
    [`budget=lots&${rest}`, 'budget'],
    [`amount=ten&${rest}`, 'amount'],
    [`amount=-5&${rest}`, 'amount'],
    [`amount=99999999&${rest}`, 'amount'],
    ['budget=unsure&type=new_build', 'weeks'],
    ['budget=unsure&type=new_build&weeks=0', 'weeks'],
    ['budget=unsure&type=new_build&weeks=2.5', 'weeks'],
    ['budget=unsure&weeks=6&type=pond', 'type'],
  ])('refuse %j and say where', (query, field) => {
    const submission = parse(query);
    expect(submission.status).toBe('error');
    expect(Object.keys(submission.reply().error ?? {})).toContain(field);
  });
});

import { expect, it } from 'vitest';
import type { Tier } from '../../api.server.ts';
import { whatIfWords } from './what-if-words.ts';

const TIERS = [{ id: 3, name: 'The Concierge' }] as Tier[];
const words = (line: Parameters<typeof whatIfWords>[0]) => whatIfWords(line, TIERS);

it.each<[Parameters<typeof whatIfWords>[0], string]>([
  [{ factor: 'assets', asset: 'survey', has: false, tier: 3 }, 'Without a survey, The Concierge would fit better.'],
  [{ factor: 'assets', asset: 'drawings', has: true, tier: 3 }, 'With drawings, The Concierge would fit better.'],
  [{ factor: 'budget', fromCents: 0, belowCents: 250_000, tier: 3 }, 'With a budget under $2,500, The Concierge would fit better.'],
  [{ factor: 'budget', fromCents: 750_000, belowCents: 1_500_000, tier: 3 }, 'With a budget of $7,500 to $15,000, The Concierge would fit better.'],
  [{ factor: 'budget', fromCents: 3_500_000, belowCents: null, tier: 3 }, 'With a budget of $35,000 or more, The Concierge would fit better.'],
  [{ factor: 'timeline', weeks: 9, isLonger: true, tier: 3 }, 'With 9 weeks or more, The Concierge would fit better.'],
  [{ factor: 'timeline', weeks: 1, isLonger: false, tier: 3 }, 'With 1 week or less, The Concierge would fit better.'],
  [{ factor: 'project_type', projectType: 'new_build', tier: 3 }, 'For a new build, The Concierge would fit better.'],
  [{ factor: 'project_type', projectType: 'multiple_properties', tier: 3 }, 'For several properties, The Concierge would fit better.'],
])('%o reads well', (line, sentence) => {
  expect(words(line)).toBe(sentence);
});

import { describe, expect, it } from 'vitest';
import { route } from '../route.ts';
import type { Factor, RoutingAnswers } from '../routing.schema.ts';
import { answers, dollars, RULES } from '../testing/fixtures.ts';
import { tierList } from './numbers.ts';

const says = (factor: Factor, changes: Partial<RoutingAnswers>) => route(RULES, answers(changes)).factors.find((verdict) => verdict.factor === factor)?.says;
const reason = (changes: Partial<RoutingAnswers>) => route(RULES, answers(changes)).reason;

it.each<[RoutingAnswers['budget'], string]>([
  [dollars(10_000), '$10,000 falls between $7,500 and $15,000.'],
  [dollars(7_500), '$7,500 begins the range up to $15,000.'],
  [dollars(7_499.99), '$7,499.99 falls between $2,500 and $7,500.'],
  [dollars(1_000), '$1,000 is under $2,500, the least we usually plan for.'],
  [dollars(35_000), '$35,000 is where our largest projects begin.'],
  [dollars(120_000), '$120,000 is over $35,000, where our largest projects begin.'],
  [{ kind: 'share_of_install' }, 'A budget set as a share of the installation fits tier four.'],
  [{ kind: 'unsure' }, 'You are not sure of your budget yet, so we start from tier two.'],
])('says of the budget %o: %s', (budget, sentence) => {
  expect(says('budget', { budget })).toBe(sentence);
});

it.each([
  [true, true, 'You have a survey and drawings, so we can start from them.'],
  [true, false, 'You have a survey. We will draw the rest.'],
  [false, true, 'You have drawings. The site still needs a survey.'],
  [false, false, 'Without a survey or drawings, we need to see and measure the site first.'],
])('says of survey %s and drawings %s: %s', (hasSurvey, hasDrawings, sentence) => {
  expect(says('assets', { hasSurvey, hasDrawings })).toBe(sentence);
});

it.each([
  [1, 'One week is under two, which fits tiers one and two.'],
  [6, 'Six weeks is within two to eight, which fits tiers one to three.'],
  [20, '20 weeks is over eight, which fits tiers three and four.'],
])('says of %i weeks: %s', (timelineWeeks, sentence) => {
  expect(says('timeline', { timelineWeeks })).toBe(sentence);
});

it.each<[RoutingAnswers['projectType'], string]>([
  ['standard_addition', 'A standard addition fits tiers two and three.'],
  ['multiple_properties', 'Work on multiple properties fits tier four.'],
])('says of %s: %s', (projectType, sentence) => {
  expect(says('project_type', { projectType })).toBe(sentence);
});

describe('the reason', () => {
  it.each<[Partial<RoutingAnswers>, string]>([
    [{}, 'Your budget, drawings, timeline and project all point to tier two.'],
    [{ timelineWeeks: 9 }, 'Tier two suits your budget, drawings and project best.'],
    [{ timelineWeeks: 3 }, 'Your budget, drawings, timeline and project all point to tier two, though three weeks is tight for work that takes at least four.'],
    [{ projectType: 'new_build', timelineWeeks: 8 }, 'Your answers together point to tier two, but a new build calls for tier three.'],
    [
      { projectType: 'new_build', hasSurvey: false, timelineWeeks: 1 },
      'Your answers together point to tier two, but a site without a survey or drawings and a new build call for tier three, and one week is tight for work that takes at least eight.',
    ],
    [{ projectType: 'complex', timelineWeeks: 12 }, 'Your answers together point to tier two, but a complex project calls for tier four.'],
    [
      { projectType: 'complex', timelineWeeks: 6, hasSurvey: false },
      'Your answers together point to tier two, but a complex project calls for tier four, and six weeks is tight for work that takes at least twelve.',
    ],
    [
      { budget: dollars(35_000), timelineWeeks: 6 },
      'Your answers together point to tier three, but a budget of $35,000 calls for tier four, and six weeks is tight for work that takes at least twelve.',
    ],
    [
      { budget: { kind: 'share_of_install' }, timelineWeeks: 8 },
      'Your answers together point to tier three, but a budget set as a share of the installation calls for tier four, and eight weeks is tight for work that takes at least twelve.',
    ],
  ])('for %o is: %s', (changes, sentence) => {
    expect(reason(changes)).toBe(sentence);
  });
});

it('lists tiers as a person would', () => {
  expect([tierList([2]), tierList([1, 2]), tierList([2, 3, 4]), tierList([1, 3, 4])]).toEqual(['tier two', 'tiers one and two', 'tiers two to four', 'tiers one, three and four']);
});

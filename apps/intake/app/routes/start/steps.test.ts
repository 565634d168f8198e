import { leadSubmission } from '@sage/domain/schemas/leads';
import { PROJECT_TYPES } from '@sage/domain/schemas/routing';
import { describe, expect, it } from 'vitest';
import { PROJECT_CHOICES, budgetChoices } from '../../answers/choices.ts';
import type { Tier } from '../../api.server.ts';
import type { Draft, DraftValues } from './draft.ts';
import { shouldAsk } from './guard.ts';
import { firstMissing, STEP_SCHEMAS, toSubmission } from './steps.schema.ts';
import { QUESTION_STEPS, stepNamed, STEPS } from './steps.ts';

const TIERS = [250_000, 750_000, 1_500_000, 3_500_000].map((budget_from_cents, i) => ({ id: i + 1, name: `Tier ${i + 1}`, currency: 'usd', budget_from_cents, budget_to_cents: null })) as unknown as Tier[];
const VALUES: DraftValues = { budget: 'from-750000', type: 'standard_renovation', weeks: '6', address: '418 Alder Lane', survey: 'on', name: 'Nora Lind', email: 'nora@example.com' };
const draftOf = (changes: DraftValues = {}): Draft => ({ submissionId: '0b4f9a2e-0000-4000-8000-0000000000aa', startedAt: 0, values: { ...VALUES, ...changes } });

describe('the values of the form are those of the server', () => {
  it('offers every kind of project, and no other', () => {
    expect(PROJECT_CHOICES.map(({ value }) => value).filter(Boolean).sort()).toEqual([...PROJECT_TYPES].sort());
  });

  it.each(PROJECT_CHOICES.filter(({ value }) => value))('$value is accepted', ({ value }) => {
    expect(leadSubmission.safeParse(toSubmission(draftOf({ type: value }))).success).toBe(true);
  });

  it.each(budgetChoices(TIERS).filter(({ value }) => value))('the budget $value is accepted', ({ value }) => {
    expect(leadSubmission.safeParse(toSubmission(draftOf({ budget: value }))).success).toBe(true);
  });

  it('asks in its steps for all that the server wants', () => {
    expect(toSubmission(draftOf())).toEqual({
      submissionId: draftOf().submissionId,
      contact: { name: 'Nora Lind', email: 'nora@example.com', phone: undefined },
      projectAddress: '418 Alder Lane',
      answers: { budget: { kind: 'amount', cents: 750_000 }, timelineWeeks: 6, projectType: 'standard_renovation', hasSurvey: true, hasDrawings: false },
      budgetIsBand: true,
    });
    expect(Object.keys(STEP_SCHEMAS)).toEqual([...QUESTION_STEPS]);
  });

  it('prefers the exact amount, which is no band', () => {
    expect(toSubmission(draftOf({ amount: '$12,500' }))).toMatchObject({ answers: { budget: { kind: 'amount', cents: 1_250_000 } }, budgetIsBand: false });
  });
});

describe('the way through the steps', () => {
  it.each<[DraftValues, string | undefined]>([
    [{}, undefined],
    [{ budget: '' }, 'budget'],
    [{ weeks: '0' }, 'project'],
    [{ address: '' }, 'site'],
    [{ email: 'nora@' }, 'contact'],
  ])('with %o, the first that is missing is %s', (changes, step) => {
    expect(firstMissing(draftOf(changes).values, 'review')).toBe(step);
  });

  it('asks only for what comes before', () => {
    expect(firstMissing({}, 'budget')).toBeUndefined();
    expect(firstMissing({ budget: 'unsure' }, 'project')).toBeUndefined();
    expect(firstMissing({ budget: 'unsure' }, 'site')).toBe('project');
  });

  it('knows its steps by name', () => {
    expect([stepNamed(undefined), stepNamed('review'), stepNamed('nowhere')]).toEqual([STEPS[0], 'review', undefined]);
  });
});

describe('a form that may have been filled in by a program', () => {
  const asks = (fields: Record<string, string>, seconds: number) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return shouldAsk(form, draftOf(), new Date(seconds * 1_000));
  };

  it('is asked for a tick when it was too fast or filled in what people do not see', () => {
    expect([asks({}, 1), asks({ website: 'https://spam.example' }, 60)]).toEqual([true, true]);
  });

  it('is a person\'s when it took its time, or when the box is ticked', () => {
    expect([asks({ website: '' }, 60), asks({ person: 'on' }, 1), asks({ person: 'on', website: 'autofilled' }, 60)]).toEqual([false, false, false]);
  });
});

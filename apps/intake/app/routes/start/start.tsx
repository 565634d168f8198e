import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ContourField, Eyebrow, pageTitle, Sheet } from '@sage/ui';
import { IntakePage } from '../../shell/intake-page.tsx';
import { answerStep, openStep, sendIn } from './form.server.ts';
import { Progress } from './progress.tsx';
import { QuestionForm } from './question-form.tsx';
import { Review } from './review.tsx';
import classes from './start.module.css';
import { STEP_TITLES, STEPS, stepNamed } from './steps.ts';

export const loader = (args: LoaderFunctionArgs) => openStep(args, stepOf(args.params));

export function action(args: ActionFunctionArgs) {
  const step = stepOf(args.params);
  return step === 'review' ? sendIn(args) : answerStep(args, step);
}

function stepOf({ step }: ActionFunctionArgs['params']) {
  const found = stepNamed(step);
  if (!found) throw new Response(null, { status: 404 });
  return found;
}

export const headers = () => ({ 'Cache-Control': 'no-store' });

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: pageTitle(page ? STEP_TITLES[page.step].title : 'Start your project', 'Sage') },
  { name: 'description', content: 'Tell us about your garden in five short steps, and see which design tier fits, why, and what it costs.' },
  { tagName: 'link', rel: 'canonical', href: '/start' },
];

const SUMMITS = [
  { x: 600, y: 200 },
  { x: 420, y: 620 },
];

export default function Start() {
  const { step, values, tiers, submissionId } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  return (
    <IntakePage>
      <div className={classes.start}>
        <ContourField seed={23} width={760} height={900} summits={SUMMITS} step={32} lines={26} />
        <Sheet>
          <Progress step={step} />
          <Eyebrow>
            Step {STEPS.indexOf(step) + 1} of {STEPS.length}
          </Eyebrow>
          <h1 className={classes.title}>{STEP_TITLES[step].title}</h1>
          {step === 'review' ? (
            <Review values={values} tiers={tiers} submissionId={submissionId} asksForPerson={answered?.asksForPerson ?? false} />
          ) : (
            <QuestionForm key={`${step} ${JSON.stringify(answered?.answers ?? values)}`} step={step} values={values} tiers={tiers} answers={answered?.answers ?? null} isLost={answered?.isLost ?? false} />
          )}
        </Sheet>
      </div>
    </IntakePage>
  );
}

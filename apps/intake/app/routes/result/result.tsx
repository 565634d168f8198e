import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ContourField, Eyebrow, Lead, pageTitle, Sheet } from '@sage/ui';
import { api } from '../../api.server.ts';
import board from '../../recommendation/board.module.css';
import { FactorBars } from '../../recommendation/factor-bars.tsx';
import { Remarks } from '../../recommendation/remarks.tsx';
import { IntakePage } from '../../shell/intake-page.tsx';
import { NextSteps } from './next-steps.tsx';
import { Offer } from './offer.tsx';
import { stateOf, titleOf } from './state.ts';
import { submissionOf } from './submission.ts';
import { WhatIf } from './what-if.tsx';

export function loader(args: LoaderFunctionArgs) {
  const submission = submissionOf(args.params);
  return api(args, (sage) => sage.leads.result(submission));
}

export const headers = () => ({ 'Cache-Control': 'no-store' });

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: pageTitle(page ? titleOf(page) : 'Your recommendation', 'Sage') },
  { name: 'robots', content: 'noindex' },
];

const SUMMITS = [
  { x: 620, y: 230 },
  { x: 380, y: 640 },
];

export default function Result() {
  const result = useLoaderData<typeof loader>();
  const { routing, tiers, street, whatIf, isChanged } = result;
  const tier = tiers.find(({ id }) => id === result.tier);
  if (!tier) return null;
  const state = stateOf(result);
  const isSettled = state === 'paid' || state === 'opened' || state === 'processing';
  const alternatives = routing.alternatives.flatMap((id) => tiers.filter((other) => other.id === id && id !== result.tier));
  return (
    <IntakePage>
      <div className={board.result}>
        <ContourField seed={77} width={820} height={1100} summits={SUMMITS} step={32} lines={28} />
        <Sheet className={board.board}>
          <section aria-labelledby="result-title">
            <Eyebrow>{street ? `Recommendation for ${street}` : 'Your recommendation'}</Eyebrow>
            <h1 id="result-title">{titleOf(result)}</h1>
            <Lead>{isChanged ? `We have looked at your project ourselves and advise tier ${tier.id}. This is how your answers were weighed at first.` : routing.reason}</Lead>
            <FactorBars routing={routing} />
            <Remarks routing={routing} alternatives={isSettled ? [] : alternatives} />
            {!isSettled && !isChanged && <WhatIf lines={whatIf} tiers={tiers} />}
          </section>
          <div>
            <Offer tier={tier} state={state} payable={result.payable} bookingUrl={result.bookingUrl} submissionId={result.submissionId} />
            <NextSteps tier={tier} state={state} />
          </div>
        </Sheet>
      </div>
    </IntakePage>
  );
}

import { parseWithZod } from '@conform-to/zod/v4';
import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ContourField, pageTitle, Sheet } from '@sage/ui';
import { api } from '../../api.server.ts';
import { IntakePage } from '../../shell/intake-page.tsx';
import { FitAnswers, toRoutingAnswers } from './fit.schema.ts';
import { FitForm } from './fit-form.tsx';
import classes from './fit.module.css';
import { Recommendation } from './recommendation.tsx';

/** The answers are the address: the result can be shared, and nothing is stored. */
export async function loader(args: LoaderFunctionArgs) {
  const query = new URL(args.request.url).searchParams;
  const submission = parseWithZod(query, { schema: FitAnswers });
  if (query.size === 0) return { tiers: await api(args, (sage) => sage.tiers.list()), answers: null, routing: null };
  const answers = submission.reply();
  if (submission.status !== 'success') return data({ tiers: await api(args, (sage) => sage.tiers.list()), answers, routing: null }, 400);
  const input = toRoutingAnswers(submission.value);
  const [tiers, routing] = await api(args, (sage) => Promise.all([sage.tiers.list(), sage.routing.preview(input)]));
  return { tiers, answers, routing };
}

export const headers = () => ({ 'Cache-Control': 'private, no-cache' });

export const meta: MetaFunction<typeof loader> = ({ data: page }) => {
  const tier = page?.tiers.find(({ id }) => id === page.routing?.tier);
  return [
    { title: pageTitle(tier ? `${tier.name} suits your project` : 'Which tier fits?', 'Sage') },
    { name: 'description', content: 'Five answers, and you see which of four design tiers fits your garden, why, and what it costs.' },
    // One page for search engines, not one for every combination of answers.
    { tagName: 'link', rel: 'canonical', href: '/fit' },
  ];
};

const SUMMITS = [
  { x: 600, y: 240 },
  { x: 420, y: 760 },
];

export default function Fit() {
  const { tiers, answers, routing } = useLoaderData<typeof loader>();
  return (
    <IntakePage>
      {routing && <Recommendation routing={routing} tiers={tiers} />}
      <div className={classes.answers}>
        {!routing && <ContourField seed={19} width={760} height={1000} summits={SUMMITS} step={32} lines={26} />}
        <Sheet>
          <FitForm key={JSON.stringify(answers?.initialValue)} tiers={tiers} answers={answers} level={routing ? 'h2' : 'h1'} />
        </Sheet>
      </div>
    </IntakePage>
  );
}

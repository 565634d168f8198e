import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageTitle } from '@sage/ui';
import { api } from '../../api.server.ts';
import { Done } from './done.tsx';
import { Figures } from './figures.tsx';
import { KindList } from './kind-list.tsx';
import { Standing } from './standing.tsx';
import { steerSync } from './steer-sync.server.ts';
import { useFresh } from './use-fresh.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Notion sync', 'Sage Ops') }];

export async function loader(args: LoaderFunctionArgs) {
  const overview = await api(args, (sage) => sage.sync.overview());
  return { overview, to_decide: overview.facts.to_decide, now: new Date().toISOString() };
}

export const action = (args: ActionFunctionArgs) => steerSync(args, '/sync');

/** Does it run, how far is Notion behind, what of the budget is used, and what can be done about each kind. */
export default function SyncOverview() {
  const { overview, now } = useLoaderData<typeof loader>();
  useFresh();
  return (
    <>
      <Done />
      <Standing facts={overview.facts} now={now} />
      <Figures overview={overview} now={now} />
      <KindList kinds={overview.kinds} standing={overview.facts.standing} now={now} />
    </>
  );
}

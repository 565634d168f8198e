import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Eyebrow, Lead, pageTitle } from '@sage/ui';
import { api } from '../../api.server.ts';
import { Counts } from './counts.tsx';
import { waiting } from './waiting.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Today', 'Sage Ops') }];

export const loader = (args: LoaderFunctionArgs) => api(args, (sage) => sage.home());

export default function Home() {
  const counts = useLoaderData<typeof loader>();
  const { title, words } = waiting(counts);
  return (
    <>
      <Eyebrow>Today</Eyebrow>
      <h1>{title}</h1>
      <Lead>{words}</Lead>
      <Counts counts={counts} />
    </>
  );
}

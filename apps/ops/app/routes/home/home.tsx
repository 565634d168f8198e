import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Eyebrow, Lead, pageTitle } from '@sage/ui';
import { api } from '../../api.server.ts';
import { standingOf } from '../sync/standing.ts';
import { Counts } from './counts.tsx';
import { NotionLine } from './notion-line.tsx';
import { waiting } from './waiting.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Today', 'Sage Ops') }];

export const loader = async (args: LoaderFunctionArgs) => ({ ...(await api(args, (sage) => sage.home())), now: new Date().toISOString() });

export default function Home() {
  const { sync, now, ...counts } = useLoaderData<typeof loader>();
  const standing = standingOf(sync, now);
  const { title, words } = waiting(counts, standing.things);
  return (
    <>
      <Eyebrow>Today</Eyebrow>
      <h1>{title}</h1>
      <Lead>{words}</Lead>
      <Counts counts={counts} />
      <NotionLine standing={standing} />
    </>
  );
}

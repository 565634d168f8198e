import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { DateTime, EmptyState, pageTitle } from '@sage/ui';
import { api } from '../../api.server.ts';
import { cursorOf } from '../../lists/cursor.ts';
import lists from '../../lists/lists.module.css';
import { NextPage } from '../../lists/next-page.tsx';
import { NoMatch } from '../../lists/no-match.tsx';
import { StatusTabs } from '../../lists/status-tabs.tsx';
import { OPEN, PAID_WORDS, STATUS_WORDS, TURN_WORDS, type ProjectList, type ProjectStatus } from './words.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Projects', 'Sage Ops') }];

export async function loader(args: LoaderFunctionArgs) {
  const query = new URL(args.request.url).searchParams;
  const status = (query.get('status') ?? undefined) as ProjectStatus | undefined;
  return { ...(await api(args, (sage) => sage.projects.list({ status, after: cursorOf(query) }))), status };
}

const tabsOf = (counts: Record<string, number>) => [
  { status: '', label: 'Open', count: OPEN.reduce((sum, status) => sum + (counts[status] ?? 0), 0) },
  ...Object.entries(STATUS_WORDS).map(([status, label]) => ({ status, label, count: counts[status] ?? 0 })),
];

const Row = ({ project: { id, name, client, tier, status, payment_status, current, done, total }, zone }: { project: ProjectList['projects'][number]; zone: string }) => (
  <li className={lists.row}>
    <div>
      <Link to={`/projects/${id}`} className={lists.title}>
        {name}
      </Link>
      <small>
        {client}, tier {tier}
      </small>
    </div>
    <div>
      {current ? current.name : STATUS_WORDS[status]}
      {current && <small>Up to {TURN_WORDS[current.turn]}</small>}
    </div>
    <div>
      {current?.due_date ? <>Due <DateTime at={current.due_date} zone={zone} format="short" /></> : 'No date'}
      <small>
        {done} of {total} steps
      </small>
    </div>
    <div>
      {STATUS_WORDS[status]}
      <small>{PAID_WORDS[payment_status]}</small>
    </div>
  </li>
);

const HOW = 'A project opens by itself when a lead pays. It then moves through these lists with its milestones.';

function NoProjects({ counts, status }: { counts: Record<string, number>; status?: ProjectStatus }) {
  if (status) return <NoMatch title="No project is in this state" path="/projects" clear="Show the open projects" />;
  const isAny = Object.values(counts).some((number) => number > 0);
  return (
    <div className={lists.empty}>
      <EmptyState title={isAny ? 'No project is open' : 'No projects yet'}>{HOW}</EmptyState>
    </div>
  );
}

export default function Projects() {
  const { projects, counts, next, zone, status } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>Projects</h1>
      <StatusTabs label="Projects by status" path="/projects" tabs={tabsOf(counts)} current={status ?? ''} />
      {projects.length === 0 ? (
        <NoProjects counts={counts} status={status} />
      ) : (
        <ul className={lists.rows}>
          {projects.map((project) => (
            <Row key={project.id} project={project} zone={zone} />
          ))}
        </ul>
      )}
      <NextPage next={next} />
    </>
  );
}

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { DateTime, EmptyState, pageTitle } from '@sage/ui';
import { api, type Sage } from '../../api.server.ts';
import { cursorOf } from '../../lists/cursor.ts';
import lists from '../../lists/lists.module.css';
import { NextPage } from '../../lists/next-page.tsx';

export const meta: MetaFunction = () => [{ title: pageTitle('Clients', 'Sage Ops') }];

export const loader = (args: LoaderFunctionArgs) => api(args, (sage) => sage.clients.list({ after: cursorOf(new URL(args.request.url).searchParams) }));

type Client = Awaited<ReturnType<Sage['clients']['list']>>['clients'][number];

const STATUS_WORDS = { onboarding: 'Onboarding', active: 'Active', completed: 'Completed', closed: 'Closed' };

const Row = ({ client: { name, email, project_address, tier, status, projects, created_at }, zone }: { client: Client; zone: string }) => (
  <li className={lists.row}>
    <div>
      <span className={lists.title}>{name}</span>
      <small>{email ? <a href={`mailto:${email}`}>{email}</a> : 'Signs in by address'}</small>
    </div>
    <div>
      {projects.map((project) => (
        <div key={project.id}>
          <Link to={`/projects/${project.id}`}>{project.name}</Link>
        </div>
      ))}
      {projects.length === 0 && 'No project'}
    </div>
    <small>{project_address}</small>
    <div>
      {STATUS_WORDS[status]}, tier {tier}
      <small>
        since <DateTime at={created_at} zone={zone} format="short" />
      </small>
    </div>
  </li>
);

export default function Clients() {
  const { clients, next, zone } = useLoaderData<typeof loader>();
  if (clients.length === 0) {
    return (
      <EmptyState level="h1" title="No clients yet">
        A client is made when their first project opens.
      </EmptyState>
    );
  }
  return (
    <>
      <h1>Clients</h1>
      <ul className={lists.rows}>
        {clients.map((client) => (
          <Row key={client.id} client={client} zone={zone} />
        ))}
      </ul>
      <NextPage next={next} />
    </>
  );
}

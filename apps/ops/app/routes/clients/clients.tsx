import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { DateTime, EmptyState, FlagIcon, pageTitle, Tag } from '@sage/ui';
import { api, type Sage } from '../../api.server.ts';
import { cursorOf } from '../../lists/cursor.ts';
import lists from '../../lists/lists.module.css';
import { NextPage } from '../../lists/next-page.tsx';
import { StatusTabs } from '../../lists/status-tabs.tsx';

export const meta: MetaFunction = () => [{ title: pageTitle('Clients', 'Sage Ops') }];

export async function loader(args: LoaderFunctionArgs) {
  const query = new URL(args.request.url).searchParams;
  const status = query.get('status');
  // Another word is in no address of ours.
  if (status !== null && status !== 'no_entry') throw new Response(null, { status: 404 });
  const page = await api(args, (sage) => sage.clients.list({ after: cursorOf(query), lacksEntry: status === 'no_entry' }));
  return { ...page, status };
}

type Client = Awaited<ReturnType<Sage['clients']['list']>>['clients'][number];

const STATUS_WORDS = { onboarding: 'Onboarding', active: 'Active', completed: 'Completed', closed: 'Closed' };

const TABS = [
  { status: '', label: 'All' },
  { status: 'no_entry', label: 'Cannot sign in' },
];

const Row = ({ client: { name, email, lacks_entry: lacksEntry, project_address, tier, status, projects, created_at }, zone }: { client: Client; zone: string }) => (
  <li className={lists.row}>
    <div>
      <span className={lists.title}>{name}</span>
      <small>{email ? <a href={`mailto:${email}`}>{email}</a> : !lacksEntry && 'Signs in by address'}</small>
      {lacksEntry && (
        <Tag tone="clay" icon={<FlagIcon />}>
          Nobody can sign in
        </Tag>
      )}
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
  const { clients, next, zone, status } = useLoaderData<typeof loader>();
  if (clients.length === 0 && !status) {
    return (
      <EmptyState level="h1" title="No clients yet">
        A client is made when their first project opens.
      </EmptyState>
    );
  }
  return (
    <>
      <h1>Clients</h1>
      <StatusTabs label="Clients by whether they can sign in" path="/clients" tabs={TABS} current={status ?? ''} />
      {clients.length === 0 && (
        <div className={lists.empty}>
          <EmptyState title="Everybody can sign in">Each client with an open project has somebody who can sign in. When one has not, it is listed here; the project’s page says why and lets somebody in.</EmptyState>
        </div>
      )}
      <ul className={lists.rows}>
        {clients.map((client) => (
          <Row key={client.id} client={client} zone={zone} />
        ))}
      </ul>
      <NextPage next={next} />
    </>
  );
}

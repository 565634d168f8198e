import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState, pageTitle, Sheet } from '@sage/ui';
import { api } from '../../api.server.ts';
import { OpenDues } from './open-dues.tsx';
import { Paid } from './paid-list.tsx';
import classes from './payments.module.css';

export const meta: MetaFunction = () => [{ title: pageTitle('Payments', 'Sage') }];

export const loader = (args: LoaderFunctionArgs) => api(args, (sage) => sage.payments.list());

/** What is owed and what was paid, project by project. */
export default function Payments() {
  const { projects, zone } = useLoaderData<typeof loader>();
  return (
    <Sheet narrow className={classes.page}>
      {projects.length === 0 ? (
        <EmptyState level="h1" title="Nothing to pay.">
          When the studio opens a project for you, its payments appear here.
        </EmptyState>
      ) : (
        <h1>Payments</h1>
      )}
      {projects.map((project) => (
        <section key={project.id} className={classes.project}>
          <h2>{project.name}</h2>
          <small>
            {project.tier_name}, tier {project.tier}
          </small>
          <OpenDues project={project} zone={zone} />
          <Paid payments={project.payments} zone={zone} />
        </section>
      ))}
    </Sheet>
  );
}

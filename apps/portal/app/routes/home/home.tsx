import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState, pageTitle, Sheet } from '@sage/ui';
import { api } from '../../api.server.ts';
import classes from './home.module.css';
import { ProjectPanel } from './project-panel.tsx';

export const meta: MetaFunction = () => [{ title: pageTitle('Home', 'Sage') }];

export const loader = (args: LoaderFunctionArgs) => api(args, (sage) => sage.home());

export default function Home() {
  const { projects } = useLoaderData<typeof loader>();
  const [only] = projects;
  return (
    <Sheet className={classes.home}>
      {!only && (
        <EmptyState level="h1" title="No project yet.">
          When the studio opens a project for you, it appears here.
        </EmptyState>
      )}
      {only && projects.length === 1 && <ProjectPanel project={only} level="h1" />}
      {projects.length > 1 && (
        <>
          <h1>Your projects</h1>
          <ul className={classes.projects}>
            {projects.map((project) => (
              <li key={project.id}>
                <ProjectPanel project={project} level="h2" />
              </li>
            ))}
          </ul>
        </>
      )}
    </Sheet>
  );
}

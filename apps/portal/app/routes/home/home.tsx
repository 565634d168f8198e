import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState, pageTitle, Sheet } from '@sage/ui';
import { api } from '../../api.server.ts';
import classes from './home.module.css';
import { Owed } from './owed.tsx';
import { ProjectPanel } from './project-panel.tsx';
import { Steps } from './steps.tsx';

export const meta: MetaFunction = () => [{ title: pageTitle('Home', 'Sage') }];

export const loader = (args: LoaderFunctionArgs) => api(args, (sage) => sage.home());

/** Three questions at once: whose turn is it, what is next and when, what is owed. */
export default function Home() {
  const { projects, zone } = useLoaderData<typeof loader>();
  const several = projects.length > 1;
  return (
    <Sheet className={classes.home}>
      {projects.length === 0 && (
        <EmptyState level="h1" title="No project yet.">
          When the studio opens a project for you, it appears here.
        </EmptyState>
      )}
      {several && <h1 className={classes.title}>Your projects</h1>}
      {projects.map((project) => (
        <article key={project.id} className={classes.project}>
          <ProjectPanel project={project} zone={zone} level={several ? 'h2' : 'h1'} />
          <div className={classes.details}>
            <Steps project={project} zone={zone} />
            <Owed project={project} zone={zone} />
          </div>
        </article>
      ))}
    </Sheet>
  );
}

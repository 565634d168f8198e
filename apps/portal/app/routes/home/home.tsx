import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState, pageTitle, Sheet } from '@sage/ui';
import { api } from '../../api.server.ts';
import classes from './home.module.css';
import { News } from './news.tsx';
import { Owed } from './owed.tsx';
import { ProjectPanel } from './project-panel.tsx';
import { Rounds } from './rounds.tsx';
import { Steps } from './steps.tsx';

export const meta: MetaFunction = () => [{ title: pageTitle('Home', 'Sage') }];

export const loader = async (args: LoaderFunctionArgs) => ({ ...(await api(args, (sage) => sage.home())), now: new Date().toISOString() });

/** Three questions at once: whose turn is it, what is next and when, what is owed. */
export default function Home() {
  const { projects, zone, now, news_since } = useLoaderData<typeof loader>();
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
          <ProjectPanel project={project} zone={zone} now={now} level={several ? 'h2' : 'h1'} />
          <News news={project.news} since={news_since} projectId={project.id} zone={zone} />
          <div className={classes.details}>
            <Steps project={project} zone={zone} />
            <div className={classes.aside}>
              <Owed project={project} zone={zone} />
              <Rounds project={project} />
            </div>
          </div>
        </article>
      ))}
    </Sheet>
  );
}

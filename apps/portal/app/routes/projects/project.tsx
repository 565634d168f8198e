import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { roundsOf } from '@sage/domain/milestones';
import { count, pageTitle, Sheet } from '@sage/ui';
import { api } from '../../api.server.ts';
import { Brief } from '../content/brief.tsx';
import { Gallery } from '../deliverables/gallery.tsx';
import { Owed } from '../home/owed.tsx';
import { ProjectPanel } from '../home/project-panel.tsx';
import classes from './project.module.css';
import { roundsWords } from './rounds-words.ts';
import { Timeline } from './timeline.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.project.name ?? 'Project', 'Sage') }];

export async function loader(args: LoaderFunctionArgs) {
  const page = await api(args, (sage) => sage.projects.find({ projectId: args.params.projectId ?? '' }));
  return { ...page, now: new Date().toISOString() };
}

/** The whole way of one project, and what the studio has handed over. */
export default function ProjectPage() {
  const { project, zone, now, content, unread } = useLoaderData<typeof loader>();
  return (
    <Sheet className={classes.project}>
      <ProjectPanel project={project} zone={zone} now={now} level="h1" />
      <div className={classes.details}>
        <Timeline project={project} zone={zone} />
        <div className={classes.aside}>
          <Owed project={project} zone={zone} />
          <section>
            <h2 className={classes.title}>Messages</h2>
            <p className={classes.messages}>
              <Link to={`/projects/${project.id}/messages`}>{unread > 0 ? `Read ${count(unread, 'new message')}` : 'Write to the studio'}</Link>
            </p>
          </section>
          <section>
            <h2 className={classes.title}>About the project</h2>
            <dl className={classes.facts}>
              <dt>Service</dt>
              <dd>
                {project.tier_name}, tier {project.tier}
              </dd>
              {project.site_address && (
                <>
                  <dt>Site</dt>
                  <dd>{project.site_address}</dd>
                </>
              )}
              <dt>Rounds of changes</dt>
              <dd>{roundsWords(roundsOf(project.milestones, project.agreed_rounds))}</dd>
            </dl>
          </section>
        </div>
      </div>
      <Brief content={content} projectId={project.id} zone={zone} />
      <Gallery deliverables={project.deliverables} zone={zone} />
    </Sheet>
  );
}

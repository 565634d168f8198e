import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { pageTitle, Sheet } from '@sage/ui';
import { api } from '../../api.server.ts';
import { Gallery } from '../deliverables/gallery.tsx';
import { Owed } from '../home/owed.tsx';
import { ProjectPanel } from '../home/project-panel.tsx';
import classes from './project.module.css';
import { Timeline } from './timeline.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.project.name ?? 'Project', 'Sage') }];

export const loader = (args: LoaderFunctionArgs) => api(args, (sage) => sage.projects.find({ projectId: args.params.projectId ?? '' }));

/** The whole way of one project, and what the studio has handed over. */
export default function ProjectPage() {
  const { project, zone } = useLoaderData<typeof loader>();
  return (
    <Sheet className={classes.project}>
      <ProjectPanel project={project} zone={zone} level="h1" />
      <div className={classes.details}>
        <Timeline project={project} zone={zone} />
        <div className={classes.aside}>
          <Owed project={project} zone={zone} />
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
              <dd>{project.agreed_rounds ?? 'As many as it takes'}</dd>
            </dl>
            <Link to="/payments">Payments and receipts</Link>
          </section>
        </div>
      </div>
      <Gallery deliverables={project.deliverables} zone={zone} />
    </Sheet>
  );
}

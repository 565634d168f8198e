import { randomUUID } from 'node:crypto';
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { Eyebrow, FormAlert, pageTitle } from '@sage/ui';
import { failureResponse } from '@sage/ui/server';
import { api, toSignIn, tryApi } from '../../api.server.ts';
import lists from '../../lists/lists.module.css';
import { notionUrl } from '../../notion.server.ts';
import { Brief } from '../content/brief.tsx';
import { CloseProject } from './close-project.tsx';
import { DeliverableList } from './deliverable-list.tsx';
import { doneWords } from './done-words.ts';
import { InNotion } from './in-notion.tsx';
import { MilestoneList } from './milestone-list.tsx';
import { moveProject } from './move-project.server.ts';
import { NoEntry } from './no-entry.tsx';
import { ProjectFacts } from './project-facts.tsx';
import classes from './project.module.css';
import { Talk } from './talk.tsx';
import { STATUS_WORDS } from './words.ts';

export const meta: MetaFunction<typeof loader> = ({ data: project }) => [{ title: pageTitle(project?.name ?? 'Project', 'Sage Ops') }];

export async function loader(args: LoaderFunctionArgs) {
  const project = await api(args, (sage) => sage.projects.find({ projectId: args.params.projectId ?? '' }));
  return { ...project, freshId: randomUUID(), notion_url: notionUrl, now: new Date().toISOString() };
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData();
  const answer = await tryApi(args, (sage) => moveProject(sage, form));
  if ('value' in answer) return redirect(`/projects/${args.params.projectId}?done=${answer.value}`);
  if (answer.failure.kind === 'signed_out') throw toSignIn(args.request);
  const { message, fields, kind } = answer.failure;
  const refused = failureResponse(answer.failure, args.request);
  if (!['invalid', 'conflict', 'forbidden', 'limited'].includes(kind)) throw refused;
  return data({ message: Object.values(fields ?? {})[0]?.[0] ?? message, id: String(form.get('id')), body: String(form.get('body') ?? '') }, refused);
}

/** After a refusal too: what is shown must be how it stands now. */
export const shouldRevalidate = () => true;

export default function Project() {
  const project = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const done = doneWords(useSearchParams()[0].get('done') ?? '', project.status);
  return (
    <>
      <Eyebrow>
        <Link to="/projects">Projects</Link>, {STATUS_WORDS[project.status]}
      </Eyebrow>
      <h1>{project.name}</h1>
      {done && !refused && (
        <p role="status" className={lists.note}>
          {done}
        </p>
      )}
      {refused && (
        <div className={classes.refused}>
          <FormAlert>{refused.message}</FormAlert>
        </div>
      )}
      <NoEntry client={project.client} />
      <ProjectFacts project={project} />
      <div className={classes.halves}>
        <MilestoneList project={project} />
        <DeliverableList project={project} />
      </div>
      <div className={classes.halves}>
        <Talk project={project} freshId={project.freshId} refused={refused} />
        <div className={classes.column}>
          <InNotion project={project} />
          <Brief project={project} />
        </div>
      </div>
      <CloseProject project={project} />
    </>
  );
}

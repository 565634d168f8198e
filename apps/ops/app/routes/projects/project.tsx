import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { Eyebrow, FormAlert, pageTitle } from '@sage/ui';
import { failureResponse } from '@sage/ui/server';
import { api, toSignIn, tryApi } from '../../api.server.ts';
import lists from '../../lists/lists.module.css';
import { DeliverableList } from './deliverable-list.tsx';
import { MilestoneList } from './milestone-list.tsx';
import { moveProject } from './move-project.server.ts';
import { ProjectFacts } from './project-facts.tsx';
import classes from './project.module.css';
import { STATUS_WORDS } from './words.ts';

export const meta: MetaFunction<typeof loader> = ({ data: project }) => [{ title: pageTitle(project?.name ?? 'Project', 'Sage Ops') }];

export const loader = (args: LoaderFunctionArgs) => api(args, (sage) => sage.projects.find({ projectId: args.params.projectId ?? '' }));

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData();
  const answer = await tryApi(args, (sage) => moveProject(sage, form));
  if ('value' in answer) return redirect(`/projects/${args.params.projectId}?done=${answer.value}`);
  if (answer.failure.kind === 'signed_out') throw toSignIn(args.request);
  const { message, fields, kind } = answer.failure;
  const refused = failureResponse(answer.failure, args.request);
  if (!['invalid', 'conflict', 'forbidden'].includes(kind)) throw refused;
  return data({ message: Object.values(fields ?? {})[0]?.[0] ?? message, id: String(form.get('id')) }, refused);
}

/** After a refusal too: what is shown must be how it stands now. */
export const shouldRevalidate = () => true;

const DONE_WORDS: Record<string, string> = {
  complete: 'The step is completed, and the next one has begun.',
  approve: 'The step is completed as approved. Later rounds are skipped.',
  return: 'The step is open again. What its completion had started waits.',
  start: 'The optional step has begun.',
  publish: 'The deliverable is published. The client gets a mail.',
  upload: 'The file is stored and being checked. You can publish it as soon as it is ready.',
};

export default function Project() {
  const project = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const done = DONE_WORDS[useSearchParams()[0].get('done') ?? ''];
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
      <ProjectFacts project={project} />
      <div className={classes.halves}>
        <MilestoneList project={project} />
        <DeliverableList project={project} />
      </div>
    </>
  );
}

import { DateTime } from '@sage/ui';
import classes from './in-notion.module.css';
import { MoveButton } from './move-forms.tsx';
import { notionHref } from './notion-href.ts';
import { noPageWords, pageWords } from './page-words.ts';
import type { Deliverable, Project } from './words.ts';

type ShownProject = Project & { notion_url: string; now: string };

type Page = NonNullable<Project['notion']>;

/** Whether the page says what is true, and since when. */
function PageState({ page, kind, project: { sync, zone, now } }: { page: Page; kind: string; project: ShownProject }) {
  const { says, needsSomeone, at } = pageWords(page, kind, sync, now);
  return (
    <small data-tone={needsSomeone ? 'clay' : undefined}>
      {says}
      {at !== null && (
        <>
          {says && ', '}
          {says ? 'last in step' : 'in step'} <DateTime at={at} zone={zone} format="moment" />
        </>
      )}
    </small>
  );
}

function Share({ deliverable: { id, name }, share, zone }: { deliverable: Deliverable; share: { by: string | null; at: string } | null; zone: string }) {
  if (!share) return <MoveButton id={id} name={name} move="share" label="I have shared it" busyLabel="Noting…" />;
  return (
    <>
      <small>
        Shared with the client by {share.by ?? 'someone'}, <DateTime at={share.at} zone={zone} format="day" />
      </small>
      <MoveButton id={id} name={name} move="unshare" label="It is no longer shared" busyLabel="Noting…" />
    </>
  );
}

/** Sharing is done by hand in Notion; here are the steps, and who did it. */
const Steps = ({ hasBrief }: { hasBrief: boolean }) => (
  <details className={classes.steps}>
    <summary>How to share a deliverable with the client in Notion</summary>
    <ol>
      <li>Open the deliverable’s page by its link below.</li>
      <li>Choose Share at the top right, type the client’s e-mail, and set “Can view” or “Can comment”.</li>
      <li>Invite them as a guest, then note it here with “I have shared it”.</li>
      <li>
        Never share the project’s own page: the team’s comments are on it.
        {hasBrief && ' What is written on it reaches the client anyway, as the design brief in the portal.'}
      </li>
    </ol>
  </details>
);

/** Notion shows the old value again, and no reason. */
const Refusal = ({ refusal: { id, field, notion, reason, at }, zone }: { refusal: NonNullable<Project['refusal']>; zone: string }) => (
  <div className={classes.item}>
    <p className={classes.line}>
      <span>
        {field} was set to “{notion ?? 'nothing'}” there, and refused: {reason}
      </span>
      <small>
        <DateTime at={at} zone={zone} format="moment" />
      </small>
    </p>
    <MoveButton id={id} name={`${field} that was refused`} move="takeNote" label="I have seen it" busyLabel="Noting…" />
  </div>
);

/** Where the project and its deliverables are in Notion. */
export function InNotion({ project }: { project: ShownProject }) {
  const { notion, notion_url, refusal, deliverables, deliverables_in_notion, zone } = project;
  const there = deliverables.flatMap((deliverable) => {
    const page = deliverables_in_notion[deliverable.id];
    return page && deliverable.published_at !== null ? [{ deliverable, page }] : [];
  });
  return (
    <section aria-labelledby="notion">
      <h2 id="notion">In Notion</h2>
      {notion ? (
        <p className={classes.line}>
          <a href={notionHref(notion_url, notion.page_id)} rel="noreferrer">
            The project’s page in Notion
          </a>
          <PageState page={notion} kind="project" project={project} />
        </p>
      ) : (
        <p className={classes.none}>{noPageWords(project)}</p>
      )}
      {refusal && <Refusal refusal={refusal} zone={zone} />}
      {there.length > 0 && <Steps hasBrief={project.content_mode === 'two_way'} />}
      <ul>
        {there.map(({ deliverable, page }) => (
          <li key={deliverable.id} className={classes.item}>
            <p className={classes.line}>
              <a href={notionHref(notion_url, page.page_id)} rel="noreferrer">
                {deliverable.name}
                {deliverable.version > 1 && `, version ${deliverable.version}`} in Notion
              </a>
              <PageState page={page} kind="deliverable" project={project} />
            </p>
            <Share deliverable={deliverable} share={page.share} zone={zone} />
          </li>
        ))}
      </ul>
    </section>
  );
}

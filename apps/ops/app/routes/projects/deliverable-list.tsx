import { Button } from '@mantine/core';
import { Link, useRevalidator } from '@remix-run/react';
import { CheckIcon, ClockIcon, DateTime, FlagIcon, Tag, fileSize } from '@sage/ui';
import { useEffect } from 'react';
import classes from './deliverable-list.module.css';
import { MoveConfirmed } from './move-forms.tsx';
import type { Deliverable, Project } from './words.ts';

const LOOK_AGAIN_MS = 3_000;

/** While a file is being checked, the page looks again by itself. */
function useChecks(isChecking: boolean) {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!isChecking || state !== 'idle') return;
    const timer = setTimeout(revalidate, LOOK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [isChecking, state, revalidate]);
}

const isChecking = ({ checked, check_error }: Deliverable) => !checked && check_error === null;

function State({ deliverable, zone }: { deliverable: Deliverable; zone: string }) {
  const { check_error, checked, published_at } = deliverable;
  if (check_error !== null) {
    return (
      <Tag tone="clay" icon={<FlagIcon />}>
        Refused
      </Tag>
    );
  }
  if (!checked) return <Tag icon={<ClockIcon />}>Being checked</Tag>;
  if (published_at === null) return <Tag icon={<CheckIcon />}>Ready</Tag>;
  return (
    <Tag icon={<CheckIcon />}>
      Published <DateTime at={published_at} zone={zone} format="short" />
    </Tag>
  );
}

const sizeOf = (bytes: number | null) => (bytes === null ? '' : `, ${fileSize(bytes)}`);

function Moves({ deliverable: { id, name, checked, published_at, row_version } }: { deliverable: Deliverable }) {
  const row = { id, name, rowVersion: row_version };
  if (published_at !== null) {
    const question = 'The client no longer sees it. A mail that was sent stays sent. You can publish it again.';
    return <MoveConfirmed {...row} move="takeBack" label="Take back" question={question} yes="Yes, take it back" busyLabel="Taking back…" undoes />;
  }
  return (
    <div className={classes.moves}>
      {checked && (
        <MoveConfirmed {...row} move="publish" label="Publish" question="The client sees it at once and gets a mail." yes="Yes, publish" busyLabel="Publishing…" />
      )}
      <MoveConfirmed {...row} move="remove" label="Delete" question="It is gone from this page for good. No client has seen it here." yes="Yes, delete" busyLabel="Deleting…" undoes />
    </div>
  );
}

const Item = ({ deliverable, zone }: { deliverable: Deliverable; zone: string }) => {
  const { id, name, category, version, file_size, checked, check_error } = deliverable;
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        {checked ? (
          <a href={`/deliverables/${id}/file`} className={classes.name}>
            {name}
          </a>
        ) : (
          <b>{name}</b>
        )}
        <State deliverable={deliverable} zone={zone} />
      </div>
      <small>
        {category}
        {version > 1 && `, version ${version}`}
        {sizeOf(file_size)}
      </small>
      {check_error !== null && <p>{check_error}</p>}
      <Moves deliverable={deliverable} />
    </li>
  );
};

export function DeliverableList({ project: { id, deliverables, zone } }: { project: Project }) {
  useChecks(deliverables.some(isChecking));
  return (
    <section aria-labelledby="deliverables">
      <h2 id="deliverables">Deliverables</h2>
      {deliverables.length === 0 && <p className={classes.none}>Nothing was uploaded yet. What you publish appears in the client’s portal.</p>}
      <ul className={classes.list}>
        {deliverables.map((deliverable) => (
          <Item key={deliverable.id} deliverable={deliverable} zone={zone} />
        ))}
      </ul>
      <Button component={Link} to={`/projects/${id}/upload`} variant="default">
        Upload a deliverable
      </Button>
    </section>
  );
}

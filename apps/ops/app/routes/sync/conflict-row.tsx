import { CheckIcon, ClockIcon, Tag } from '@sage/ui';
import type { Sage } from '../../api.server.ts';
import lists from '../../lists/lists.module.css';
import { notionHref } from '../projects/notion-href.ts';
import { durationSince } from './ago.ts';
import { oneKindWords } from './kind-words.ts';
import { SteerButton } from './steer-forms.tsx';
import classes from './sync.module.css';

type Conflict = Awaited<ReturnType<Sage['sync']['conflicts']>>['conflicts'][number];

export type ConflictState = NonNullable<Parameters<Sage['sync']['conflicts']>[0]['state']>;

const DECIDED = { adopted: 'Adopted from Notion', kept: 'Ours was kept', dismissed: 'Put aside' } as const;

/** Ours is there only when Notion has said so. */
const Decided = ({ resolution, isOnItsWay }: { resolution: keyof typeof DECIDED; isOnItsWay: boolean }) =>
  isOnItsWay ? <Tag icon={<ClockIcon />}>Ours is on its way</Tag> : <Tag icon={<CheckIcon />}>{DECIDED[resolution]}</Tag>;

const Side = ({ label, value }: { label: string; value: string | null }) => (
  <div>
    <dt>{label}</dt>
    <dd>{value === null || value === '' ? <em>empty</em> : value}</dd>
  </div>
);

/** What was written back already needs nothing; it can be taken over after all. A list that was ticked has no value to write. */
function Decide({ conflict: { id, field, name, stands, can_adopt: canAdopt }, isPutBack }: { conflict: Conflict; isPutBack: boolean }) {
  const steer = { of: { id }, name: `${field} of ${name ?? 'a record that is gone'}` };
  return (
    <div className={classes.moves}>
      {canAdopt && <SteerButton {...steer} move="adopt" label={isPutBack ? 'Take it over after all' : 'Adopt Notion’s'} busyLabel="Adopting…" />}
      {!isPutBack && stands !== null && <SteerButton {...steer} move="overwrite" label="Overwrite with ours" busyLabel="Writing…" />}
      <SteerButton {...steer} move="dismiss" label={isPutBack ? 'Leave it so' : 'Put aside'} busyLabel="Putting aside…" />
    </div>
  );
}

/** What stands in Notion now is told apart from what stood there. */
function Sides({ conflict: { base, postgres, notion, stands }, isOver }: { conflict: Conflict; isOver: boolean }) {
  return (
    <dl className={classes.sides}>
      <Side label="Agreed before" value={base} />
      <Side label={isOver ? 'Ours at that time' : 'Ours'} value={postgres} />
      <Side label={isOver ? 'Was set in Notion' : 'Set in Notion'} value={notion} />
      {isOver && <Side label="In Notion now" value={stands} />}
    </dl>
  );
}

/** One field: what was agreed, what SAGE holds, what a person set in Notion, and what can be decided. */
export function ConflictRow({ conflict, state, now, notionUrl }: { conflict: Conflict; state: ConflictState; now: string; notionUrl: string }) {
  const { kind, name, field, page_id: pageId, reason, resolution, is_on_its_way: isOnItsWay, created_at: first, seen_at: last } = conflict;
  return (
    <li className={classes.conflict}>
      <div>
        <h2 className={lists.title}>{name ?? 'A record that is gone'}</h2>
        <small>
          {oneKindWords(kind)}, {field}, {durationSince(last, now)} ago
          {Date.parse(last) > Date.parse(first) && `, for the first time ${durationSince(first, now)} ago`}
        </small>
        {pageId !== null && (
          <a href={notionHref(notionUrl, pageId)} rel="noreferrer">
            Its page in Notion
          </a>
        )}
      </div>
      <Sides conflict={conflict} isOver={state !== 'to_decide'} />
      {reason && <p className={classes.reason}>{reason}</p>}
      {resolution ? <Decided resolution={resolution} isOnItsWay={isOnItsWay} /> : <Decide conflict={conflict} isPutBack={state === 'put_back'} />}
    </li>
  );
}

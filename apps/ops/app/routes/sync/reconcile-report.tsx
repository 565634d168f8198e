import { CheckIcon, ClockIcon, FlagIcon, Tag } from '@sage/ui';
import type { Sage } from '../../api.server.ts';
import lists from '../../lists/lists.module.css';
import { durationSince } from './ago.ts';
import { kindWords } from './kind-words.ts';
import { SteerButton } from './steer-forms.tsx';
import classes from './sync.module.css';

type Reconciling = Awaited<ReturnType<Sage['sync']['reconciles']>>['reconciles'][number];
type KindReport = NonNullable<Reconciling['report']>['kinds'][number];

const counts = ({ drifted, due, bodies, missing, duplicates, orphans, trashed }: KindReport) =>
  [
    [drifted.length, 'changed in Notion'],
    [due.length, 'to be written'],
    [bodies.length, 'with our part of the page changed or deleted'],
    [missing.length, 'without their page'],
    [duplicates.length, 'there twice'],
    [orphans.length, 'of no record'],
    [trashed, 'put into the trash'],
  ].flatMap(([count, words]) => (Number(count) > 0 ? [`${count} ${words}`] : []));

const Kind = ({ report }: { report: KindReport }) => {
  const found = counts(report);
  return (
    <li>
      <b>{kindWords(report.kind)}</b>: {report.pages} {report.pages === 1 ? 'page' : 'pages'}, {report.error ?? (found.length > 0 ? found.join(', ') : 'all in step')}
    </li>
  );
};

const State = ({ reconciling: { finished_at: finished, error } }: { reconciling: Reconciling }) => {
  if (error) return <Tag tone="clay" icon={<FlagIcon />}>Failed</Tag>;
  return finished ? <Tag icon={<CheckIcon />}>Done</Tag> : <Tag icon={<ClockIcon />}>Under way</Tag>;
};

/** Something that doing it would mend. Pages of no record are never touched. */
const hasWork = ({ report }: Reconciling) => report?.kinds.some(({ drifted, due, missing, duplicates }) => drifted.length + due.length + missing.length + duplicates.length > 0) ?? false;

const hasDuplicates = ({ report }: Reconciling) => report?.kinds.some(({ duplicates }) => duplicates.length > 0) ?? false;

/** One comparison and what it found; what a dry run named twice can be put into the trash. */
export function ReconcileReport({ reconciling, now }: { reconciling: Reconciling; now: string }) {
  const { id, is_dry_run: isDryRun, asked_by: askedBy, asked_at: askedAt, report, error } = reconciling;
  const title = `${isDryRun ? 'Dry run' : 'Comparison'}${askedBy ? '' : ', hourly'}`;
  return (
    <li className={classes.kind}>
      <div>
        <h2 className={lists.title}>{title}</h2>
        <small>{durationSince(askedAt, now)} ago</small>
      </div>
      <div className={classes.detail}>
        {error && <p className={classes.reason}>{error}</p>}
        {report && (
          <ul>
            {report.kinds.map((kind) => (
              <Kind key={kind.kind} report={kind} />
            ))}
          </ul>
        )}
      </div>
      <div className={classes.moves}>
        <State reconciling={reconciling} />
        {isDryRun && hasWork(reconciling) && <SteerButton move="reconcile" of={{ dryRunId: id }} label={hasDuplicates(reconciling) ? 'Do it: mend, and trash the doubles' : 'Do it'} busyLabel="Asking…" name={title} />}
      </div>
    </li>
  );
}

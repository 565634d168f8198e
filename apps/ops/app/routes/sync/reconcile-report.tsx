import { CheckIcon, ClockIcon, FlagIcon, Tag } from '@sage/ui';
import lists from '../../lists/lists.module.css';
import { durationSince } from './ago.ts';
import { kindWords } from './kind-words.ts';
import { foundWords, hasDuplicates, hasWork, type KindReport, type Reconciling } from './reconcile-words.ts';
import { SteerButton } from './steer-forms.tsx';
import classes from './sync.module.css';

const Kind = ({ report }: { report: KindReport }) => {
  const found = foundWords(report);
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

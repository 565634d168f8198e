import { CheckIcon, ClockIcon, count, FlagIcon, formatNumber, Tag } from '@sage/ui';
import type { ReactNode } from 'react';
import lists from '../../lists/lists.module.css';
import { durationSince } from './ago.ts';
import { kindWords } from './kind-words.ts';
import { proofLines, type Proof, type ProofLine } from './proof-lines.ts';
import { planWords, proofWords, RUN_TITLES, stageWords, type Run } from './run-words.ts';
import { RunTable } from './run-table.tsx';
import runs from './run.module.css';
import classes from './sync.module.css';

type Report = NonNullable<Run['report']>;

/** The figures of the newest one are in sight; those of older ones are folded away. */
const Figures = ({ isNewest, children }: { isNewest: boolean; children: ReactNode }) =>
  isNewest ? (
    children
  ) : (
    <details className={classes.more}>
      <summary>By kind</summary>
      {children}
    </details>
  );

const Plan = ({ plan, isNewest }: { plan: NonNullable<Report['plan']>; isNewest: boolean }) => (
  <>
    <p>{planWords(plan)}</p>
    <Figures isNewest={isNewest}>
      <RunTable
        label="What a rebuild would do, by kind" rows={plan}
        columns={[
          { label: 'Create', of: (kind) => kind.made },
          { label: 'Update', of: (kind) => kind.different },
          { label: 'Equal', of: (kind) => kind.equal },
          { label: 'Left alone', of: (kind) => kind.orphans + kind.doubles },
        ]}
      />
    </Figures>
  </>
);

type Proofs = NonNullable<Report['proofs']>;

/** So many are in sight; the others are a press away. */
const IN_SIGHT = 10;

const Line = ({ line: { name, field, postgres, notion } }: { line: ProofLine }) => (
  <li>
    <b>{name}</b> {field === null ? 'has no page.' : <>{field}: {postgres ?? <em>empty</em>} here, {notion ?? <em>empty</em>} in Notion</>}
  </li>
);

const Lines = ({ lines }: { lines: ProofLine[] }) => (
  <ul>
    {lines.map((line) => (
      <Line key={line.key} line={line} />
    ))}
  </ul>
);

const Differences = ({ proof }: { proof: Proof }) => {
  const { lines, unlisted } = proofLines(proof);
  return (
    <>
      <h3 className={lists.title}>{kindWords(proof.kind)}</h3>
      <Lines lines={lines.slice(0, IN_SIGHT)} />
      {lines.length > IN_SIGHT && (
        <details className={classes.more}>
          <summary>{formatNumber(lines.length - IN_SIGHT)} more</summary>
          <Lines lines={lines.slice(IN_SIGHT)} />
        </details>
      )}
      {unlisted > 0 && <p>And {count(unlisted, 'record')} more, not listed here. What is mended is gone from the next verification.</p>}
    </>
  );
};

function Proofs({ proofs, left, isNewest }: { proofs: Proofs; left: Report['left']; isNewest: boolean }) {
  const unequal = proofs.filter(({ different, missing }) => different + missing > 0);
  return (
    <>
      <p>{proofWords(proofs, left)}</p>
      <Figures isNewest={isNewest}>
        <RunTable
          label="How both sides compare, by kind" rows={proofs}
          columns={[
            { label: 'Equal', of: (proof) => proof.equal },
            { label: 'Different', of: (proof) => proof.different },
            { label: 'Missing', of: (proof) => proof.missing },
            { label: 'Of no record', of: (proof) => proof.orphans + proof.doubles },
          ]}
        />
      </Figures>
      {unequal.length > 0 && (
        <details className={classes.more}>
          <summary>What differs</summary>
          {unequal.map((proof) => (
            <Differences key={proof.kind} proof={proof} />
          ))}
        </details>
      )}
    </>
  );
}

function State({ run: { finished_at: finished, error, is_cut_off: isCutOff, next_try_at: next, report } }: { run: Run }) {
  if (isCutOff) return <Tag tone="clay" icon={<FlagIcon />}>Cut off</Tag>;
  if (!finished) return <Tag icon={<ClockIcon />}>{next ? 'Tries again' : 'Under way'}</Tag>;
  if (error) return <Tag tone="clay" icon={<FlagIcon />}>Failed</Tag>;
  const differs = report?.proofs?.some(({ isEqual }) => !isEqual) ?? false;
  return differs ? <Tag tone="clay" icon={<FlagIcon />}>Differs</Tag> : <Tag icon={<CheckIcon />}>{report?.proofs ? 'Equal' : 'Done'}</Tag>;
}

/** One of them: how far it is, or what came of it. */
export function RunReport({ run, now, isNewest }: { run: Run; now: string; isNewest: boolean }) {
  const { what, asked_by: askedBy, asked_at: askedAt, finished_at: finished, report, error } = run;
  return (
    <li className={runs.run}>
      <div className={runs.runHead}>
        <h2 className={lists.title}>{RUN_TITLES[what]}</h2>
        <State run={run} />
        <small>
          {askedBy ?? 'Somebody'}, {durationSince(askedAt, now)} ago
        </small>
      </div>
      {!finished && <p role="status">{stageWords(run, now)}</p>}
      {finished && error && <p className={classes.reason}>{error}</p>}
      {report?.plan && <Plan plan={report.plan} isNewest={isNewest} />}
      {report?.proofs && <Proofs proofs={report.proofs} left={report.left} isNewest={isNewest} />}
    </li>
  );
}

import { Link } from '@remix-run/react';
import { DateTime, Money } from '@sage/ui';
import { AskStudio } from '../payments/ask-studio.tsx';
import { BANK_TAKES } from '../payments/on-its-way.ts';
import { duesOnTheirWay, notPayable, openDues, type Due, type Project } from './project-words.ts';
import classes from './owed.module.css';

const OnItsWay = ({ due: { label, amount_cents, currency } }: { due: Due }) => (
  <li>
    <small>
      {label}, <Money cents={amount_cents} currency={currency} />: on its way. {BANK_TAKES}
    </small>
  </li>
);

const OpenDue = ({ due: { label, amount_cents, currency, due_date }, isOnly, isClosed, zone }: { due: Due; isOnly: boolean; isClosed: boolean; zone: string }) => (
  <li>
    <small>
      {label}
      {!isOnly && (
        <>
          , <Money cents={amount_cents} currency={currency} />
        </>
      )}
      {due_date && !isClosed && (
        <>
          , due <DateTime at={due_date} zone={zone} format="day" />
        </>
      )}
    </small>
  </li>
);

/** The sum of what is to be paid, and what it is made of. What is on its way counts no more, but is there. */
export function Owed({ project, zone }: { project: Project; zone: string }) {
  const dues = openDues(project);
  const underway = duesOnTheirWay(project);
  const isClosed = notPayable(project);
  const total = dues.reduce((sum, { amount_cents }) => sum + amount_cents, 0);
  return (
    <section>
      <h2 className={classes.title}>{isClosed ? 'Not paid' : 'What you owe'}</h2>
      <p className={classes.total}>
        <Money cents={total} currency={dues[0]?.currency ?? project.dues[0]?.currency} />
      </p>
      {dues.length === 0 && <small>{underway.length > 0 ? 'Nothing more is owed.' : 'Nothing is owed.'}</small>}
      {isClosed && (
        <small>
          <AskStudio projectId={project.id} />
        </small>
      )}
      <ul className={classes.dues}>
        {dues.map((due) => (
          <OpenDue key={due.id} due={due} isOnly={dues.length === 1} isClosed={isClosed} zone={zone} />
        ))}
        {underway.map((due) => (
          <OnItsWay key={due.id} due={due} />
        ))}
      </ul>
      <p className={classes.more}>
        <Link to="/payments">{dues.length > 0 && !isClosed ? 'Pay or see receipts' : 'Payments and receipts'}</Link>
      </p>
    </section>
  );
}

import { Link } from '@remix-run/react';
import { DateTime, Money } from '@sage/ui';
import { BANK_TAKES } from '../payments/on-its-way.ts';
import { duesOnTheirWay, openDues, type Due, type Project } from './project-words.ts';
import classes from './owed.module.css';

const OnItsWay = ({ due: { label, amount_cents, currency } }: { due: Due }) => (
  <li>
    <small>
      {label}, <Money cents={amount_cents} currency={currency} />: on its way. {BANK_TAKES}
    </small>
  </li>
);

/** The sum of what is to be paid, and what it is made of. What is on its way counts no more, but is there. */
export function Owed({ project, zone }: { project: Project; zone: string }) {
  const dues = openDues(project);
  const underway = duesOnTheirWay(project);
  const total = dues.reduce((sum, { amount_cents }) => sum + amount_cents, 0);
  return (
    <section>
      <h2 className={classes.title}>What you owe</h2>
      <p className={classes.total}>
        <Money cents={total} currency={dues[0]?.currency ?? project.dues[0]?.currency} />
      </p>
      {dues.length === 0 && <small>{underway.length > 0 ? 'Nothing more is owed.' : 'Nothing is owed.'}</small>}
      <ul className={classes.dues}>
        {dues.map(({ id, label, amount_cents, currency, due_date }) => (
          <li key={id}>
            <small>
              {label}
              {dues.length > 1 && (
                <>
                  , <Money cents={amount_cents} currency={currency} />
                </>
              )}
              {due_date && (
                <>
                  , due <DateTime at={due_date} zone={zone} format="day" />
                </>
              )}
            </small>
          </li>
        ))}
        {underway.map((due) => (
          <OnItsWay key={due.id} due={due} />
        ))}
      </ul>
      <p className={classes.more}>
        <Link to="/payments">{dues.length > 0 ? 'Pay or see receipts' : 'Payments and receipts'}</Link>
      </p>
    </section>
  );
}

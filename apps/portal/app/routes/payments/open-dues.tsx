import { Form } from '@remix-run/react';
import { CheckIcon, ClockIcon, DateTime, formatMoney, Money, SubmitButton, Tag } from '@sage/ui';
import { duesOnTheirWay, openDues, type Due } from '../home/project-words.ts';
import { BANK_TAKES } from './on-its-way.ts';
import classes from './payments.module.css';

function OpenDue({ due: { id, label, amount_cents, currency, due_date }, zone }: { due: Due; zone: string }) {
  const action = `/dues/${id}/pay`;
  return (
    <li className={classes.due}>
      <div>
        <p>{label}</p>
        <small>
          {due_date ? (
            <>
              due <DateTime at={due_date} zone={zone} format="day" />
            </>
          ) : (
            'no date yet'
          )}
        </small>
      </div>
      <p className={classes.amount}>
        <Money cents={amount_cents} currency={currency} />
      </p>
      {/* Stripe's page is not ours: the browser goes there itself. */}
      <Form method="post" action={action} reloadDocument>
        <SubmitButton busyLabel="Opening…" action={action} leaves>
          Pay {formatMoney(amount_cents, currency)}
        </SubmitButton>
      </Form>
    </li>
  );
}

/** Without a button: nobody pays twice. */
const DueOnItsWay = ({ due: { label, amount_cents, currency } }: { due: Due }) => (
  <li className={classes.due}>
    <div>
      <p>{label}</p>
      <small>{BANK_TAKES}</small>
    </div>
    <p className={classes.amount}>
      <Money cents={amount_cents} currency={currency} />
    </p>
    <Tag icon={<ClockIcon />}>On its way</Tag>
  </li>
);

export function OpenDues({ project, zone }: { project: { dues: Due[] }; zone: string }) {
  const dues = openDues(project);
  const underway = duesOnTheirWay(project);
  if (dues.length + underway.length === 0) {
    return (
      <p className={classes.settled}>
        <Tag icon={<CheckIcon />}>Nothing is owed</Tag>
      </p>
    );
  }
  return (
    <ul className={classes.dues} aria-label="What you owe">
      {dues.map((due) => (
        <OpenDue key={due.id} due={due} zone={zone} />
      ))}
      {underway.map((due) => (
        <DueOnItsWay key={due.id} due={due} />
      ))}
    </ul>
  );
}

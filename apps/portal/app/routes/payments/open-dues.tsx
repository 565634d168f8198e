import { Form } from '@remix-run/react';
import { CheckIcon, ClockIcon, DateTime, formatMoney, Money, SubmitButton, Tag } from '@sage/ui';
import { duesOnTheirWay, notPayable, openDues, type Due, type Project } from '../home/project-words.ts';
import { AskStudio } from './ask-studio.tsx';
import { BANK_TAKES } from './on-its-way.ts';
import classes from './payments.module.css';

const PayForm = ({ due: { id, amount_cents, currency } }: { due: Due }) => {
  const action = `/dues/${id}/pay`;
  return (
    // Stripe's page is not ours: the browser goes there itself.
    <Form method="post" action={action} reloadDocument>
      <SubmitButton busyLabel="Opening…" action={action} leaves>
        Pay {formatMoney(amount_cents, currency)}
      </SubmitButton>
    </Form>
  );
};

const DueOn = ({ at, zone }: { at: string | null; zone: string }) =>
  at === null ? (
    'no date yet'
  ) : (
    <>
      due <DateTime at={at} zone={zone} format="day" />
    </>
  );

function OpenDue({ due, zone, canPay }: { due: Due; zone: string; canPay: boolean }) {
  const { label, amount_cents, currency, due_date } = due;
  return (
    <li className={classes.due}>
      <div>
        <p>{label}</p>
        <small>{canPay ? <DueOn at={due_date} zone={zone} /> : 'not paid'}</small>
      </div>
      <p className={classes.amount}>
        <Money cents={amount_cents} currency={currency} />
      </p>
      {canPay ? <PayForm due={due} /> : <Tag>Project closed</Tag>}
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

export function OpenDues({ project, zone }: { project: Pick<Project, 'id' | 'status' | 'dues'>; zone: string }) {
  const dues = openDues(project);
  const underway = duesOnTheirWay(project);
  if (dues.length + underway.length === 0) {
    return (
      <p className={classes.settled}>
        <Tag icon={<CheckIcon />}>Nothing is owed</Tag>
      </p>
    );
  }
  const canPay = !notPayable(project);
  return (
    <>
      {!canPay && (
        <p className={classes.settled}>
          <AskStudio projectId={project.id} />
        </p>
      )}
      <ul className={classes.dues} aria-label={canPay ? 'What you owe' : 'What was not paid'}>
        {dues.map((due) => (
          <OpenDue key={due.id} due={due} zone={zone} canPay={canPay} />
        ))}
        {underway.map((due) => (
          <DueOnItsWay key={due.id} due={due} />
        ))}
      </ul>
    </>
  );
}

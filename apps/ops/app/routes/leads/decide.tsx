import type { SubmissionResult } from '@conform-to/react';
import { NativeSelect } from '@mantine/core';
import { Form } from '@remix-run/react';
import { decisionsFor } from '@sage/domain/leads/review';
import type { Decision } from '@sage/domain/schemas/lead-review';
import { FormAlert, SubmitButton } from '@sage/ui';
import type { ReactNode } from 'react';
import { ReasonField } from '../../form/reason-field.tsx';
import classes from './decide.module.css';
import { LeadAside } from './lead-aside.tsx';
import type { Lead } from './words.ts';

interface DecideProps {
  lead: Lead;
  zone: string;
  /** Where the forms go: the lead's own address, with the queue that it was opened from. */
  action: string;
  result?: SubmissionResult | null;
  level: 'h2' | 'h3';
}

interface FormProps extends Pick<DecideProps, 'lead' | 'action'> {
  decision: Decision;
  children: ReactNode;
}

const DecisionForm = ({ lead, action, decision, children }: FormProps) => (
  <Form method="post" action={action} className={classes.form}>
    <input type="hidden" name="decision" value={decision} />
    <input type="hidden" name="leadId" value={lead.id} />
    <input type="hidden" name="rowVersion" value={lead.row_version} />
    {children}
  </Form>
);

/** All forms of the lead share its address. */
const sends = (decision: Decision) => (form: FormData) => form.get('decision') === decision;

/** Opens without JavaScript; what it holds is the confirmation. */
const Panel = ({ label, hint, open, children }: { label: string; hint: string; open: boolean; children: ReactNode }) => (
  <details className={classes.panel} data-key={hint} open={open}>
    <summary>
      {label} <kbd aria-hidden="true">{hint}</kbd>
    </summary>
    {children}
  </details>
);

function ChangeTier({ lead, action, result }: Omit<DecideProps, 'level'>) {
  const own = result?.initialValue?.decision === 'change' ? result : null;
  const others = [1, 2, 3, 4].filter((tier) => tier !== lead.recommended_tier);
  return (
    <Panel label="Change tier" hint="t" open={own !== null}>
      <DecisionForm lead={lead} action={action} decision="change">
        <NativeSelect
          id="new-tier"
          name="tier"
          label="New tier"
          data={others.map((tier) => ({ value: String(tier), label: `Tier ${tier}` }))}
          defaultValue={own?.initialValue?.tier as string | undefined}
          error={own?.error?.tier?.[0]}
        />
        <ReasonField id="change-reason" description="10 to 500 characters, for the record." error={own?.error?.reason?.[0]} defaultValue={own?.initialValue?.reason as string} />
        <SubmitButton busyLabel="Changing…" sends={sends('change')} fullWidth>
          Approve the new tier
        </SubmitButton>
      </DecisionForm>
    </Panel>
  );
}

function Close({ lead, action, result }: Omit<DecideProps, 'level'>) {
  const own = result?.initialValue?.decision === 'close' ? result : null;
  return (
    <Panel label="Close as not a fit" hint="d" open={own !== null}>
      <DecisionForm lead={lead} action={action} decision="close">
        <p className={classes.words}>The prospect can then neither pay nor book. You can reopen the lead later.</p>
        <ReasonField id="close-reason" description="10 to 500 characters, for the record." error={own?.error?.reason?.[0]} defaultValue={own?.initialValue?.reason as string} />
        <SubmitButton busyLabel="Closing…" sends={sends('close')} color="clay" variant="outline" fullWidth>
          Yes, close this lead
        </SubmitButton>
      </DecisionForm>
    </Panel>
  );
}

function Ask({ lead, action, result }: Omit<DecideProps, 'level'>) {
  const own = result?.initialValue?.decision === 'ask' ? result : null;
  return (
    <Panel label="Ask for more information" hint="q" open={own !== null}>
      <DecisionForm lead={lead} action={action} decision="ask">
        <ReasonField
          id="question"
          label="Your question"
          description="10 to 500 characters. They get it by mail as you write it, with a link back into the form."
          error={own?.error?.reason?.[0]}
          defaultValue={own?.initialValue?.reason as string}
        />
        <SubmitButton busyLabel="Sending…" sends={sends('ask')} fullWidth>
          Send the question
        </SubmitButton>
      </DecisionForm>
    </Panel>
  );
}

/** What can be done with the lead, on the right. Each is a plain form, so that it works without JavaScript too. */
export function Decide(props: DecideProps) {
  const { lead, zone, action, result, level: Title } = props;
  const offered = decisionsFor(lead);
  const refusal = result?.error?.[''];
  return (
    <section className={classes.act} aria-labelledby="decide">
      <Title id="decide" className={classes.title}>
        Decide
      </Title>
      {refusal && <FormAlert>{refusal[0]}</FormAlert>}
      {offered.includes('approve') && (
        <DecisionForm lead={lead} action={action} decision="approve">
          <SubmitButton busyLabel="Approving…" sends={sends('approve')} fullWidth justify="space-between" hotkey="a" rightSection={<kbd aria-hidden="true">a</kbd>}>
            Approve tier {lead.recommended_tier}
          </SubmitButton>
        </DecisionForm>
      )}
      {offered.includes('reopen') && (
        <DecisionForm lead={lead} action={action} decision="reopen">
          <SubmitButton busyLabel="Reopening…" sends={sends('reopen')} variant="default" fullWidth justify="space-between" hotkey="r" rightSection={<kbd aria-hidden="true">r</kbd>}>
            Reopen
          </SubmitButton>
        </DecisionForm>
      )}
      {offered.includes('change') && <ChangeTier {...props} />}
      {offered.includes('ask') && <Ask {...props} />}
      {offered.includes('close') && <Close {...props} />}
      {offered.length === 0 && <p className={classes.words}>This lead has become a project. What follows is decided there.</p>}
      <LeadAside lead={lead} zone={zone} />
    </section>
  );
}

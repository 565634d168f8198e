import { Textarea } from '@mantine/core';
import { Form } from '@remix-run/react';
import { useState, type ReactNode } from 'react';
import { SubmitButton } from '../form/submit-button.tsx';
import controls from '../theme/controls.module.css';
import classes from './talk.module.css';

interface MessageFormProps {
  /** A new one at each loading of the page. It is kept until the message with it is among `sent`: the same form sent twice is one message. */
  freshId: string;
  sent: { id: string }[];
  label: string;
  description?: string;
  /** What was refused, so that nothing typed is lost. */
  refused?: { message: string; body: string } | undefined;
  /** Further hidden fields. */
  children?: ReactNode;
}

export function MessageForm({ freshId, sent, label, description, refused, children }: MessageFormProps) {
  const [id, setId] = useState(freshId);
  if (id !== freshId && sent.some((message) => message.id === id)) setId(freshId);
  return (
    <Form method="post" preventScrollReset className={classes.form} key={id}>
      <input type="hidden" name="id" value={id} />
      {children}
      <Textarea
        id="message"
        name="body"
        label={label}
        description={description}
        error={refused?.message}
        defaultValue={refused?.body}
        required
        withAsterisk={false}
        maxLength={10_000}
        autosize
        minRows={3}
        maxRows={14}
        classNames={{ label: controls.label, description: controls.description, error: controls.error, input: controls.input }}
      />
      <SubmitButton busyLabel="Sending…" sends={(form) => form.get('id') === id}>
        Send
      </SubmitButton>
    </Form>
  );
}

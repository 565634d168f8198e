import { Textarea } from '@mantine/core';
import classes from './reason-field.module.css';

/** Why, in the team's own words: it goes into the audit log. */
export function ReasonField({ id, label = 'Reason', description, error, defaultValue }: { id: string; label?: string; description: string; error?: string; defaultValue?: string }) {
  return (
    <Textarea
      id={id}
      name="reason"
      label={label}
      description={description}
      error={error}
      defaultValue={defaultValue}
      required
      withAsterisk={false}
      minLength={10}
      maxLength={500}
      rows={4}
      classNames={{ label: classes.label, description: classes.description, input: classes.input }}
    />
  );
}

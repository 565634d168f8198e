import { TextInput } from '@mantine/core';
import lists from '../../lists/lists.module.css';
import { MoveForm, MoveSubmit } from './move-forms.tsx';
import { entryWords } from './entry-words.ts';
import classes from './project.module.css';
import type { Project } from './words.ts';

/** A project that nobody can sign in for, why, and a way to let somebody in. */
export function NoEntry({ client }: Pick<Project, 'client'>) {
  if (!client?.entry_problem) return null;
  const row = { id: client.id, move: 'addContact' };
  return (
    <section className={lists.note} data-tone="clay" aria-labelledby="no-entry">
      <b id="no-entry">Nobody can sign in to this project.</b>
      <p>{entryWords(client.entry_problem)} Ask the client which e-mail to use, and enter it here: whoever has no password yet is invited.</p>
      <div className={classes.entry}>
        <MoveForm {...row}>
          <TextInput id="contact-email" name="email" type="email" label="E-mail of the client" autoComplete="off" required withAsterisk={false} maxLength={254} />
          <MoveSubmit {...row} busyLabel="Letting them in…">
            Let them in
          </MoveSubmit>
        </MoveForm>
      </div>
    </section>
  );
}

import { useActionData, useSearchParams } from '@remix-run/react';
import { FormAlert } from '@sage/ui';
import lists from '../../lists/lists.module.css';
import { DONE } from './done-words.ts';
import type { steerSync } from './steer-sync.server.ts';

/** What the button that was just pressed has done, or why it was not done. */
export function Done() {
  const [query] = useSearchParams();
  const answered = useActionData<typeof steerSync>();
  if (answered) return <FormAlert>{answered.refused}</FormAlert>;
  const words = DONE[query.get('done') ?? ''];
  return words ? (
    <p role="status" className={lists.note}>
      {words}
    </p>
  ) : null;
}

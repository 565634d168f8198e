import { useFetcher, useLocation } from '@remix-run/react';
import type { FormEvent } from 'react';
import { useScheme } from './use-scheme.ts';
import { SCHEME_PATH, SCHEMES, type Scheme } from './scheme.ts';
import classes from './scheme-toggle.module.css';

const LABELS: Record<Scheme, string> = { light: 'Light', dark: 'Dark', auto: 'Auto' };

/** Three submit buttons: a form post that returns to the page without JavaScript, an update in place with it. */
export function SchemeToggle() {
  const fetcher = useFetcher({ key: SCHEME_PATH });
  const current = useScheme();
  const { pathname, search } = useLocation();

  const changeInPlace = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const button = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
    if (button) fetcher.submit({ scheme: button.value }, { method: 'post', action: SCHEME_PATH });
  };

  return (
    <form method="post" action={SCHEME_PATH} onSubmit={changeInPlace}>
      <input type="hidden" name="to" value={pathname + search} />
      <div role="group" aria-label="Colour scheme" className={classes.toggle}>
        {SCHEMES.map((scheme) => (
          <button key={scheme} type="submit" name="scheme" value={scheme} aria-pressed={scheme === current} className={classes.option}>
            {LABELS[scheme]}
          </button>
        ))}
      </div>
    </form>
  );
}

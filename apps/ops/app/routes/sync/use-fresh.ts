import { useNavigation, useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';

const EVERY_MS = 5_000;

/** Asks the page's loader again while somebody looks at it, and never while a form is on its way or being filled in. */
export function useFresh(): void {
  const { revalidate, state } = useRevalidator();
  const navigation = useNavigation();
  useEffect(() => {
    if (state !== 'idle' || navigation.state !== 'idle') return undefined;
    const ask = () => {
      if (document.visibilityState === 'visible' && !document.querySelector('details[open] form')) revalidate();
    };
    const timer = setInterval(ask, EVERY_MS);
    return () => clearInterval(timer);
  }, [revalidate, state, navigation.state]);
}

import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';

/** Looks again every so often, while somebody looks. */
export function useFresh(everyMs: number): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    const timer = setInterval(() => {
      if (state === 'idle' && document.visibilityState === 'visible') revalidate();
    }, everyMs);
    return () => clearInterval(timer);
  }, [everyMs, revalidate, state]);
}

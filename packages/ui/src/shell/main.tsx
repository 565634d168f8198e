import { useLocation } from '@remix-run/react';
import { useEffect, useRef, type ReactNode } from 'react';

export const MAIN_ID = 'main';

/** The page's landmark. After a navigation in the browser it takes the focus, as a new document would, unless something in it has it. */
export function Main({ children, className }: { children: ReactNode; className?: string }) {
  const main = useRef<HTMLElement>(null);
  const { pathname, search } = useLocation();
  const address = pathname + search;
  const shown = useRef(address);
  useEffect(() => {
    if (shown.current === address) return;
    shown.current = address;
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
  }, [address]);
  return (
    <main id={MAIN_ID} ref={main} tabIndex={-1} className={className}>
      {children}
    </main>
  );
}

import { useLocation } from '@remix-run/react';
import { useEffect, useRef, type ReactNode } from 'react';

export const MAIN_ID = 'main';

/** The page's landmark. After a navigation in the browser it takes the focus, as a new document would. */
export function Main({ children, className }: { children: ReactNode; className?: string }) {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <main id={MAIN_ID} ref={main} tabIndex={-1} className={className}>
      {children}
    </main>
  );
}

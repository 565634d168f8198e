import type { ReactNode } from 'react';
import { SchemeToggle } from '../scheme/scheme-toggle.tsx';
import classes from './site-footer.module.css';

export function SiteFooter({ children }: { children?: ReactNode }) {
  return (
    <footer className={classes.footer}>
      <div className={classes.words}>{children}</div>
      <SchemeToggle />
    </footer>
  );
}

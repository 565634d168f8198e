import type { ReactNode } from 'react';
import { Brand } from '../brand/brand.tsx';
import { SkipLink } from './skip-link.tsx';
import classes from './site-header.module.css';

/** The top of a page: mark on the left, `children` (a nav, a sign-out form) on the right. */
export function SiteHeader({ brand, children }: { brand?: string; children?: ReactNode }) {
  return (
    <>
      <SkipLink />
      <header className={classes.header}>
        <Brand name={brand} />
        {children}
      </header>
    </>
  );
}

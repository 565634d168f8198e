import { NavLink } from '@remix-run/react';
import type { ReactNode } from 'react';
import classes from './top-nav.module.css';

export interface NavItem {
  to: string;
  label: string;
}

/** Links beside the brand. `children` follow in the same row. */
export function TopNav({ items, children }: { items: NavItem[]; children?: ReactNode }) {
  return (
    <div className={classes.row}>
      <nav aria-label="Main" className={classes.row}>
        {items.map(({ to, label }) => (
          <NavLink key={to} to={to} end className={classes.link}>
            {label}
          </NavLink>
        ))}
      </nav>
      {children}
    </div>
  );
}

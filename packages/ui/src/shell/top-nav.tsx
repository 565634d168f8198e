import { Link, NavLink } from '@remix-run/react';
import type { ReactNode } from 'react';
import classes from './top-nav.module.css';

export interface NavItem {
  to: string;
  label: string;
}

/** A place on a page is never the current page. */
const NavItemLink = ({ to, label }: NavItem) =>
  to.includes('#') ? (
    <Link to={to} className={classes.link}>
      {label}
    </Link>
  ) : (
    <NavLink to={to} end className={classes.link}>
      {label}
    </NavLink>
  );

/** Links beside the brand. `children` follow in the same row. */
export function TopNav({ items, children }: { items: NavItem[]; children?: ReactNode }) {
  return (
    <div className={classes.row}>
      <nav aria-label="Main" className={classes.row}>
        {items.map((item) => (
          <NavItemLink key={item.to} {...item} />
        ))}
      </nav>
      {children}
    </div>
  );
}

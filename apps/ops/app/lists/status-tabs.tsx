import { Link } from '@remix-run/react';
import { formatNumber } from '@sage/ui';
import classes from './lists.module.css';

export interface StatusTab {
  /** What stands in the address; '' for the list without a filter. */
  status: string;
  label: string;
  count?: number;
}

/** The parts of a list, each an address of its own, so that a count elsewhere can link to what it counts. */
export function StatusTabs({ label, path, tabs, current }: { label: string; path: string; tabs: StatusTab[]; current: string }) {
  return (
    <nav aria-label={label}>
      <ul className={classes.tabs}>
        {tabs.map((tab) => (
          <li key={tab.status}>
            <Link to={tab.status ? `${path}?status=${tab.status}` : path} className={classes.tab} aria-current={tab.status === current ? 'page' : undefined}>
              {tab.label} {tab.count !== undefined && <span className={classes.number}>{formatNumber(tab.count)}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

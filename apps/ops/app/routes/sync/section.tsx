import { VisuallyHidden } from '@mantine/core';
import { Link, Outlet, useLocation, useMatches } from '@remix-run/react';
import { formatNumber } from '@sage/ui';
import lists from '../../lists/lists.module.css';

const PARTS = [
  { to: '/sync', label: 'How it stands' },
  { to: '/sync/records', label: 'Records' },
  { to: '/sync/conflicts', label: 'Conflicts' },
  { to: '/sync/activity', label: 'Activity' },
  { to: '/sync/preview', label: 'To be sent' },
  { to: '/sync/reconcile', label: 'Reconcile' },
  { to: '/sync/rebuild', label: 'Rebuild' },
  { to: '/sync/settings', label: 'Settings' },
  { to: '/sync/webhook', label: 'Webhook' },
];

/** Each page brings it along in its one question to the database. */
const useToDecide = (): number => useMatches().reduce((found, { data }) => (data as { to_decide?: number } | null)?.to_decide ?? found, 0);

const Conflicts = ({ toDecide }: { toDecide: number }) => (
  <>
    <span className={lists.number} aria-hidden>
      {formatNumber(toDecide)}
    </span>
    <VisuallyHidden>, {formatNumber(toDecide)} to decide</VisuallyHidden>
  </>
);

/** All that is about Notion, a page each, so that each is one question to the database. */
export default function SyncSection() {
  const { pathname } = useLocation();
  const toDecide = useToDecide();
  return (
    <>
      <h1>Notion sync</h1>
      <nav aria-label="Parts of the sync">
        <ul className={lists.tabs}>
          {PARTS.map(({ to, label }) => (
            <li key={to}>
              <Link to={to} className={lists.tab} aria-current={pathname === to ? 'page' : undefined}>
                {label}
                {to === '/sync/conflicts' && toDecide > 0 && <Conflicts toDecide={toDecide} />}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Outlet />
    </>
  );
}

import { NavLink, useLocation } from '@remix-run/react';
import { Brand, SchemeToggle, SignOutForm, SkipLink } from '@sage/ui';
import classes from './side-nav.module.css';

const LINKS = [
  { to: '/', label: 'Today' },
  { to: '/leads', label: 'Leads' },
  { to: '/projects', label: 'Projects' },
  { to: '/clients', label: 'Clients' },
  { to: '/payments', label: 'Payments' },
  { to: '/sync', label: 'Notion sync' },
];

interface Person {
  name: string;
  role: string;
}

function Links() {
  return (
    <nav aria-label="Main">
      <ul className={classes.links}>
        {LINKS.map(({ to, label }) => (
          <li key={to}>
            <NavLink to={to} end={to === '/'} className={classes.link}>
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const Account = ({ person: { name, role } }: { person: Person }) => (
  <div className={classes.account}>
    <p className={classes.name}>{name}</p>
    <small>{role}</small>
    <SignOutForm />
    <SchemeToggle />
  </div>
);

/** A column beside the work; on phones a bar whose menu opens without JavaScript, and closes by itself when a page was chosen. */
export function SideNav({ person }: { person: Person }) {
  const { key } = useLocation();
  return (
    <>
      <SkipLink />
      <header className={classes.side}>
        <Brand name="Sage Ops" />
        <div className={classes.wide}>
          <Links />
          <Account person={person} />
        </div>
        <details key={key} className={classes.menu}>
          <summary>Menu</summary>
          <div className={classes.sheet}>
            <Links />
            <Account person={person} />
          </div>
        </details>
      </header>
    </>
  );
}

import { Link } from '@remix-run/react';
import { Leaf } from './leaf.tsx';
import classes from './brand.module.css';

/** The mark and the name, leading home. */
export function Brand({ name = 'Sage', to = '/' }: { name?: string; to?: string }) {
  return (
    <Link to={to} className={classes.brand}>
      <Leaf />
      {name}
    </Link>
  );
}

import { MAIN_ID } from './main.tsx';
import classes from './skip-link.module.css';

/** The first stop of the Tab key. */
export const SkipLink = () => (
  <a href={`#${MAIN_ID}`} className={classes.skip}>
    Skip to content
  </a>
);

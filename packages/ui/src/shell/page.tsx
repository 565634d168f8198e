import type { ReactNode } from 'react';
import classes from './page.module.css';

/** A column that is as tall as the window, so that the footer rests at its foot. */
export const Page = ({ children }: { children: ReactNode }) => <div className={classes.page}>{children}</div>;

/** The width and gutters of the drawing board. `narrow` is one column for reading. */
export const Sheet = ({ children, narrow = false, className }: { children: ReactNode; narrow?: boolean; className?: string }) => (
  <div className={className ? `${classes.sheet} ${className}` : classes.sheet} data-narrow={narrow || undefined}>
    {children}
  </div>
);

/** A quiet line above a title. */
export const Eyebrow = ({ children }: { children: ReactNode }) => <p className={classes.eyebrow}>{children}</p>;

/** The paragraph under a title. */
export const Lead = ({ children }: { children: ReactNode }) => <p className={classes.lead}>{children}</p>;

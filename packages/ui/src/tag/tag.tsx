import type { ReactNode } from 'react';
import classes from './tag.module.css';

/** A short word about a thing. `clay` is for what needs the reader; the word must say it too. */
export function Tag({ children, tone = 'sage', icon }: { children: ReactNode; tone?: 'sage' | 'clay' | 'paper'; icon?: ReactNode }) {
  return (
    <span className={classes.tag} data-tone={tone}>
      {icon}
      {children}
    </span>
  );
}

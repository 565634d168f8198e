import { useEffect, useRef, type ReactNode } from 'react';
import { AlertIcon } from '../tag/icons.tsx';
import classes from './form-alert.module.css';

/** What is wrong with the form as a whole. Takes the focus, so that nobody misses it. */
export function FormAlert({ id, children }: { id?: string; children: ReactNode }) {
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => alert.current?.focus(), [children]);
  return (
    <div id={id} ref={alert} role="alert" tabIndex={-1} className={classes.alert}>
      <span className={classes.icon}>
        <AlertIcon />
      </span>
      <div>{children}</div>
    </div>
  );
}

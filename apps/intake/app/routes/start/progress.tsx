import { Link } from '@remix-run/react';
import { CheckIcon } from '@sage/ui';
import classes from './progress.module.css';
import { STEP_TITLES, stepPath, STEPS, type Step } from './steps.ts';

/** Where one is in the form, and the way back. */
export function Progress({ step }: { step: Step }) {
  const at = STEPS.indexOf(step);
  return (
    <nav aria-label="Steps" className={classes.nav}>
      <ol className={classes.steps}>
        {STEPS.map((name, index) => (
          <li key={name} data-state={index < at ? 'done' : index === at ? 'now' : 'next'} aria-current={index === at ? 'step' : undefined}>
            {index < at ? (
              <Link to={stepPath(name)}>
                <CheckIcon />
                {STEP_TITLES[name].short}
              </Link>
            ) : (
              <span>{STEP_TITLES[name].short}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

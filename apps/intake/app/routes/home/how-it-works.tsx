import { Link } from '@remix-run/react';
import { Sheet } from '@sage/ui';
import classes from './how-it-works.module.css';

const STEPS = [
  { title: 'Tell us about the site', words: 'Your budget, your time, and what has been measured or drawn already. Five short steps, no account.' },
  { title: 'See the tier and the reasons', words: 'Four factors are weighed in the open. Where one of us should look first, the result says so.' },
  { title: 'We draw', words: 'A designer works from what you have, or comes to measure the site, as your tier provides.' },
  { title: 'You review, we revise', words: 'Every tier includes rounds of changes. The final plans are yours to build from.' },
];

export function HowItWorks() {
  return (
    <section id="how-it-works" className={classes.section} aria-labelledby="how-title">
      <Sheet>
        <h2 id="how-title">How it works</h2>
        <ol className={classes.steps}>
          {STEPS.map(({ title, words }, index) => (
            <li key={title}>
              <span className={classes.number} aria-hidden="true">
                {index + 1}
              </span>
              <h3>{title}</h3>
              <p>{words}</p>
            </li>
          ))}
        </ol>
        <p className={classes.next}>
          <Link to="/start">Start your project</Link>
        </p>
      </Sheet>
    </section>
  );
}

import { Button } from '@mantine/core';
import { Link } from '@remix-run/react';
import { ContourField, Lead, PlanTree, Sheet } from '@sage/ui';
import classes from './hero.module.css';

const SUMMITS = [
  { x: 640, y: 190 },
  { x: 420, y: 470 },
];

export function Hero() {
  return (
    <section className={classes.hero}>
      <ContourField seed={77} width={900} height={640} summits={SUMMITS} step={29} lines={20} />
      <div className={classes.trees} aria-hidden="true">
        <PlanTree size={104} />
        <PlanTree size={64} />
        <PlanTree size={44} />
      </div>
      <Sheet className={classes.words}>
        <h1>Every good garden starts as a drawing.</h1>
        <Lead>
          Sage is landscape design in <b>four tiers</b>, from a first concept to a garden built under our eye. Tell us about your project and see which one fits your project, what it costs and how long it
          takes.
        </Lead>
        <div className={classes.actions}>
          <Button component={Link} to="/start" prefetch="intent">
            Start your project
          </Button>
          <Link to="/fit" className={classes.quiet}>
            See first which tier fits
          </Link>
        </div>
      </Sheet>
    </section>
  );
}

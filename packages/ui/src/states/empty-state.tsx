import type { ReactNode } from 'react';
import { ContourField } from '../motif/contour-field.tsx';
import { PlanTree } from '../motif/plan-tree.tsx';
import classes from './empty-state.module.css';

const SUMMITS = [{ x: 120, y: 84 }, { x: 236, y: 60 }];

/** Nothing is here yet: say why, and what fills it. */
export function EmptyState({ title, children, action, level: Title = 'h2' }: { title: string; children: ReactNode; action?: ReactNode; level?: 'h1' | 'h2' }) {
  return (
    <section className={classes.empty}>
      <div className={classes.plot}>
        <ContourField seed={5} width={320} height={150} summits={SUMMITS} step={16} lines={12} place="inline" />
        <PlanTree size={44} className={classes.tree} />
      </div>
      <Title>{title}</Title>
      <div className={classes.words}>{children}</div>
      {action}
    </section>
  );
}

import { Leaf } from '@sage/ui';
import type { Tier } from '../../api.server.ts';
import remarks from '../../recommendation/remarks.module.css';
import classes from './what-if.module.css';
import { whatIfWords } from './what-if-words.ts';
import type { LeadResult } from './state.ts';

/** What would change the recommendation, one answer at a time. */
export function WhatIf({ lines, tiers }: { lines: LeadResult['whatIf']; tiers: Tier[] }) {
  if (lines.length === 0) return null;
  return (
    <div className={remarks.alternatives}>
      <Leaf />
      <div>
        <h3>What would change it?</h3>
        <ul className={classes.lines}>
          {lines.map((line) => (
            <li key={line.factor}>{whatIfWords(line, tiers)}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

import { useMemo } from 'react';
import { contourPaths, UNITS_PER_PIXEL } from './contour-path.ts';
import type { Point } from './terrain.ts';
import classes from './contour-field.module.css';

interface ContourFieldProps {
  seed: number;
  width: number;
  height: number;
  summits: Point[];
  /** Pixels between two lines. */
  step?: number;
  lines?: number;
  /** `behind` fills its positioned parent and is not drawn on phones; `inline` is a small picture of its own. */
  place?: 'behind' | 'inline';
  /** `soft` fades out towards the text and the page's edges; `cut` only towards the text, for a panel with an edge of its own. */
  edge?: 'soft' | 'cut';
}

/** A piece of a topographic survey. Decoration only: hidden from assistive technology. */
export function ContourField({ seed, width, height, summits, step = 30, lines = 24, place = 'behind', edge = 'soft' }: ContourFieldProps) {
  const { fine, strong } = useMemo(() => contourPaths({ seed, width, height, summits }, step, lines), [seed, width, height, summits, step, lines]);
  // Rounding may differ by a half-pixel between two engines' sines; what the server drew stays.
  return (
    <svg
      className={classes.field}
      data-place={place}
      data-edge={edge}
      viewBox={`0 0 ${width * UNITS_PER_PIXEL} ${height * UNITS_PER_PIXEL}`}
      preserveAspectRatio="xMaxYMid slice"
      aria-hidden="true"
      focusable="false"
    >
      <path d={fine} suppressHydrationWarning />
      <path d={strong} className={classes.strong} suppressHydrationWarning />
    </svg>
  );
}

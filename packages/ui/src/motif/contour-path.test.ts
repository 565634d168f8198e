import { expect, it } from 'vitest';
import { contourLines } from './contour-lines.ts';
import { contourPaths } from './contour-path.ts';
import { depthOf, type Terrain } from './terrain.ts';

const terrain: Terrain = { seed: 7, width: 420, height: 280, summits: [{ x: 140, y: 140 }, { x: 320, y: 90 }] };

it('draws the same picture from the same seed, and another from another', () => {
  expect(contourPaths(terrain, 30, 8)).toEqual(contourPaths({ ...terrain }, 30, 8));
  expect(contourPaths({ ...terrain, seed: 8 }, 30, 8)).not.toEqual(contourPaths(terrain, 30, 8));
});

it('keeps every line on its level and within the picture', () => {
  const depth = depthOf(terrain);
  const lines = contourLines(terrain, [60]).flat();
  expect(lines.length).toBeGreaterThan(0);
  for (const point of lines.flatMap((line) => line.points)) {
    expect(Math.abs(depth(point) - 60)).toBeLessThan(4);
    expect(point.x >= 0 && point.x <= 434 && point.y >= 0 && point.y <= 294).toBe(true);
  }
});

it('closes the loops around a summit', () => {
  expect(contourLines(terrain, [20]).flat().every((line) => line.closed)).toBe(true);
});

it('stays light enough to send with every page', () => {
  const { fine, strong } = contourPaths({ ...terrain, width: 760, height: 760 }, 30, 24);
  expect(fine.length + strong.length).toBeLessThan(20_000);
  expect(fine).not.toContain('NaN');
});

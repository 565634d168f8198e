import { depthOf, type Point, type Terrain } from './terrain.ts';

export interface Line {
  points: Point[];
  closed: boolean;
}

interface Crossing {
  point: Point;
  next: string[];
}

const CELL = 14;

const range = (length: number) => [...Array(length).keys()];

/** Where the level cuts the edges of one grid cell, in pairs. */
function cutCell(corners: { at: Point; depth: number }[], level: number): [string, Point][] {
  return corners.flatMap((from, index): [string, Point][] => {
    const to = corners[(index + 1) % corners.length] ?? from;
    if (from.depth < level === to.depth < level) return [];
    const share = (level - from.depth) / (to.depth - from.depth);
    const key = [from, to].map(({ at }) => `${at.x},${at.y}`).sort().join(' ');
    return [[key, { x: from.at.x + (to.at.x - from.at.x) * share, y: from.at.y + (to.at.y - from.at.y) * share }]];
  });
}

/** Follows the pairs from cell to cell. Lines that leave the picture are followed first, from their end; the rest are loops. */
function joinCrossings(crossings: Map<string, Crossing>): Line[] {
  const starts = [...crossings.keys()].sort((a, b) => (crossings.get(a)?.next.length ?? 0) - (crossings.get(b)?.next.length ?? 0));
  return starts.flatMap((start): Line[] => {
    const points: Point[] = [];
    const closed = crossings.get(start)?.next.length === 2;
    for (let key: string | undefined = start; key !== undefined; ) {
      const here: Crossing | undefined = crossings.get(key);
      if (!here) break;
      points.push(here.point);
      crossings.delete(key);
      key = here.next.find((other) => crossings.has(other));
    }
    return points.length > 1 ? [{ points, closed }] : [];
  });
}

/** The lines of equal depth (marching squares). */
export function contourLines(terrain: Terrain, levels: number[]): Line[][] {
  const depth = depthOf(terrain);
  const columns = Math.ceil(terrain.width / CELL);
  const rows = Math.ceil(terrain.height / CELL);
  const corner = (x: number, y: number) => ({ at: { x, y }, depth: depth({ x, y }) });
  const grid = range(rows + 1).map((row) => range(columns + 1).map((column) => corner(column * CELL, row * CELL)));
  const cells = grid.slice(1).flatMap((below, row) => below.slice(1).map((right, column) => [grid[row]![column]!, grid[row]![column + 1]!, right, below[column]!]));
  return levels.map((level) => {
    const crossings = new Map<string, Crossing>();
    for (const cell of cells) {
      const cuts = cutCell(cell, level);
      cuts.forEach(([key, point], index) => {
        const partner = cuts[index ^ 1]?.[0];
        const known = crossings.get(key) ?? { point, next: [] };
        if (partner) known.next.push(partner);
        crossings.set(key, known);
      });
    }
    return joinCrossings(crossings);
  });
}

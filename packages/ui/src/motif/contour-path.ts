import { contourLines, type Line } from './contour-lines.ts';
import type { Point, Terrain } from './terrain.ts';

const SPACING = 40;
/** Coordinates are whole half-pixels: short to send, fine enough to look drawn. */
export const UNITS_PER_PIXEL = 2;

const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);
const between = (a: Point, b: Point, share: number): Point => ({ x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share });

/** The same line through fewer points, evenly spread. */
function spread({ points, closed }: Line): Point[] {
  const track = closed ? [...points, points[0]!] : points;
  const total = track.slice(1).reduce((sum, point, index) => sum + distance(track[index]!, point), 0);
  const pieces = Math.max(closed ? 6 : 2, Math.round(total / SPACING));
  const result: Point[] = [track[0]!];
  let walked = 0;
  for (let index = 1; index < track.length; index += 1) {
    const length = distance(track[index - 1]!, track[index]!);
    while (result.length < pieces && walked + length >= (total / pieces) * result.length) {
      result.push(between(track[index - 1]!, track[index]!, ((total / pieces) * result.length - walked) / length));
    }
    walked += length;
  }
  return closed ? result : [...result, track[track.length - 1]!];
}

const write = ({ x, y }: Point) => `${Math.round(x * UNITS_PER_PIXEL)} ${Math.round(y * UNITS_PER_PIXEL)}`;

/** Quadratic curves from middle to middle, with the points as their handles: no corner anywhere. */
function toPath(line: Line): string {
  const points = spread(line);
  const first = points[0]!;
  const last = points[points.length - 1]!;
  const start = line.closed ? between(last, first, 0.5) : first;
  const bends = line.closed ? points : points.slice(1, -1);
  const curves = bends.map((point, index) => `Q${write(point)} ${write(between(point, line.closed ? (points[index + 1] ?? first) : points[index + 2]!, 0.5))}`);
  return `M${write(start)}${curves.join('')}${line.closed ? 'Z' : `L${write(last)}`}`;
}

/** Every fifth line is drawn stronger, as on a survey. */
export function contourPaths(terrain: Terrain, step: number, count: number): { fine: string; strong: string } {
  const levels = Array.from({ length: count }, (_, index) => (index + 0.6) * step);
  const drawn = contourLines(terrain, levels).map((lines) => lines.map(toPath).join(''));
  return { fine: drawn.filter((_, index) => index % 5 !== 4).join(''), strong: drawn.filter((_, index) => index % 5 === 4).join('') };
}

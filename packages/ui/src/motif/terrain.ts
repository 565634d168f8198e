export interface Point {
  x: number;
  y: number;
}

export interface Terrain {
  seed: number;
  width: number;
  height: number;
  summits: Point[];
}

/** A generator of numbers from 0 to 1 (Park and Miller). The same seed draws the same picture on server and browser. */
function randomFrom(seed: number) {
  let state = seed % 2_147_483_647 || 1;
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}

const WAVES = 5;
const SMOOTHNESS = 60;

/** How far below the summits a place lies, in pixels: even slopes, saddles between summits, a few gentle waves. */
export function depthOf({ seed, summits }: Terrain): (place: Point) => number {
  const random = randomFrom(seed);
  const waves = Array.from({ length: WAVES }, (_, index) => {
    const angle = random() * Math.PI * 2;
    const length = 260 + random() * 320;
    return { x: (Math.cos(angle) * Math.PI * 2) / length, y: (Math.sin(angle) * Math.PI * 2) / length, phase: random() * Math.PI * 2, height: 22 / (1 + index * 0.35) };
  });
  return ({ x, y }) => {
    const distances = summits.map((summit) => Math.hypot((x - summit.x) / 1.2, (y - summit.y) / 0.85));
    const slope = -SMOOTHNESS * Math.log(distances.reduce((sum, distance) => sum + Math.exp(-distance / SMOOTHNESS), 0));
    return slope + waves.reduce((sum, wave) => sum + wave.height * Math.sin(wave.x * x + wave.y * y + wave.phase), 0);
  };
}

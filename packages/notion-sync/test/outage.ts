import { newClient } from './sync-database.ts';
import { settled } from './settled.ts';
import type { StandInOverHttp } from './stand-in-over-http.ts';
import type { virtualClock } from './sync-database.ts';

const AWAY_MS = 600_000;

/** Ten minutes without Notion, and 500 edits on 60 records meanwhile. @returns what was asked while it was away, and after */
export async function outage({ database, standIn, clock, engine, asked }: StandInOverHttp<ReturnType<typeof virtualClock>>) {
  const ids = await Promise.all(Array.from({ length: 60 }, (_, n) => newClient(database, `Client ${n}`)));
  await settled(engine, { database, clock });
  const before = asked().length;
  standIn.faults.add({ kind: 'unreachable' }, clock.at());
  const begun = clock.at();
  for (let edits = 0; clock.at() < begun + AWAY_MS; clock.pass(1_000)) {
    for (; edits < 500 && edits <= ((clock.at() - begun) / AWAY_MS) * 550; edits++) {
      await database.query('update public.clients set name = $2 where id = $1', [ids[edits % 60], `Edit ${edits}`]);
    }
    await engine.round(4);
  }
  const away = asked().slice(before);
  standIn.faults.clear();
  await settled(engine, { database, clock });
  return { away, after: asked().slice(before + away.length) };
}

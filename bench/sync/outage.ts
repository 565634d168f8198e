import { outage } from '../../packages/notion-sync/test/outage.ts';
import { standInOverHttp } from '../../packages/notion-sync/test/stand-in-over-http.ts';
import { virtualClock } from '../../packages/notion-sync/test/sync-database.ts';
import { atMost } from './table.ts';

export async function tenMinutesAway(): Promise<void> {
  const { away, after } = await outage(await standInOverHttp(virtualClock()));
  atMost('requests during ten minutes of outage', away.length, 45);
  atMost('writes after it, for 500 edits on 60 records', after.length, 60);
}

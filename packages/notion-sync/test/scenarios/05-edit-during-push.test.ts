import { expect, it } from 'vitest';
import { engineInProcess } from '../engine-in-process.ts';
import { newClient } from '../sync-database.ts';

it('5: an edit during a push: a second PATCH, and the newest wins', async () => {
  const { database, worker, rest, asked, of } = await engineInProcess();
  const rename = (name: string) => database.query('update public.clients set name = $2 where id = $1', [id, name]);
  const id = await newClient(database, 'First');
  await rest();
  await rename('Second');
  // why: the edit has to fall between the reading of the record and its acknowledgement
  const around = <T extends object>(port: T): T =>
    'acknowledge' in port ? { ...port, acknowledge: async (...values: unknown[]) => [await rename('Third'), await (port.acknowledge as (...v: unknown[]) => Promise<boolean>)(...values)][1] } : port;
  await worker({ around }).round(1);
  expect(JSON.stringify(of(id)[0]!.properties)).toContain('Second');
  await rest();
  expect(asked()).toEqual(['pages.create', 'pages.update', 'pages.update']);
  expect(JSON.stringify(of(id)[0]!.properties)).toContain('Third');
});

import { describe, expect, it } from 'vitest';
import type { Door } from '../context.ts';
import { contextOf } from '../testing/contexts.ts';
import { allProcedures, askFromServer, askOverHttp, type App } from './testing/apps.ts';

type Role = Parameters<typeof contextOf>[0];
const everyone = { visitor: 200, kaa_client: 200, sage_client: 200, team: 200, admin: 200 };
const nobody = { visitor: 404, kaa_client: 404, sage_client: 404, team: 404, admin: 404 };
const clients = { visitor: 401, kaa_client: 200, sage_client: 200, team: 403, admin: 403 };
const team = { visitor: 401, kaa_client: 403, sage_client: 403, team: 200, admin: 200 };
const admin = { visitor: 401, kaa_client: 403, sage_client: 403, team: 403, admin: 200 };
type Row = Partial<Record<Role, number>>;

/** Who gets what, over HTTP and from our own server code. A procedure without a row fails. */
const EXPECTED: Record<string, { http: Row; server: Row }> = {
  'intake tiers.list': { http: { intake: 200 }, server: { intake: 200 } },
  'intake leads.submit': { http: { intake: 200 }, server: { intake: 200 } },
  'intake leads.result': { http: { intake: 200 }, server: { intake: 200 } },
  'intake routing.preview': { http: { intake: 200 }, server: { intake: 200 } },
  'intake payments.payLead': { http: { intake: 200 }, server: { intake: 200 } },
  'portal payments.payDue': { http: clients, server: clients },
  'portal payments.receiveEvent': { http: nobody, server: everyone },
  'portal payments.settle': { http: nobody, server: everyone },
  'portal auth.me': { http: everyone, server: everyone },
  'portal auth.signIn': { http: nobody, server: everyone },
  'portal auth.signOut': { http: nobody, server: everyone },
  'portal content.download': { http: clients, server: clients },
  'portal content.picture': { http: nobody, server: clients },
  'portal deliverables.download': { http: clients, server: clients },
  'portal deliverables.preview': { http: nobody, server: clients },
  'portal invitations.request': { http: nobody, server: everyone },
  'portal invitations.find': { http: nobody, server: everyone },
  'portal invitations.accept': { http: nobody, server: everyone },
  'portal messages.list': { http: clients, server: clients },
  'portal messages.write': { http: clients, server: clients },
  'portal payments.list': { http: clients, server: clients },
  'portal payments.receipt': { http: clients, server: clients },
  'portal projects.find': { http: clients, server: clients },
  'portal sync.receiveEvent': { http: nobody, server: everyone },
  'portal home': { http: clients, server: clients },
  'ops auth.me': { http: everyone, server: everyone },
  'ops auth.signIn': { http: nobody, server: everyone },
  'ops auth.signOut': { http: nobody, server: everyone },
  'ops content.download': { http: team, server: team },
  'ops content.picture': { http: nobody, server: team },
  'ops deliverables.store': { http: nobody, server: team },
  'ops deliverables.add': { http: team, server: team },
  'ops deliverables.publish': { http: team, server: team },
  'ops deliverables.takeBack': { http: team, server: team },
  'ops deliverables.remove': { http: team, server: team },
  'ops deliverables.download': { http: team, server: team },
  'ops deliverables.noteShare': { http: team, server: team },
  'ops messages.list': { http: team, server: team },
  'ops messages.write': { http: team, server: team },
  'ops milestones.complete': { http: team, server: team },
  'ops milestones.return': { http: team, server: team },
  'ops milestones.start': { http: team, server: team },
  'ops milestones.addRound': { http: team, server: team },
  'ops leads.queue': { http: team, server: team },
  'ops leads.review': { http: team, server: team },
  'ops clients.list': { http: team, server: team },
  'ops clients.addContact': { http: team, server: team },
  'ops payments.list': { http: team, server: team },
  'ops projects.list': { http: team, server: team },
  'ops projects.find': { http: team, server: team },
  'ops projects.close': { http: admin, server: admin },
  'ops projects.reopen': { http: admin, server: admin },
  'ops sync.status': { http: team, server: team },
  'ops sync.retry': { http: team, server: team },
  'ops sync.conflicts': { http: team, server: team },
  'ops sync.adopt': { http: team, server: team },
  'ops sync.overwrite': { http: team, server: team },
  'ops sync.dismiss': { http: team, server: team },
  'ops sync.leaveConflicts': { http: team, server: team },
  'ops sync.pull': { http: team, server: team },
  'ops sync.reconcile': { http: team, server: team },
  'ops sync.reconciles': { http: team, server: team },
  'ops sync.webhook': { http: team, server: team },
  'ops sync.forgetWebhookToken': { http: admin, server: admin },
  'ops sync.overview': { http: team, server: team },
  'ops sync.activity': { http: team, server: team },
  'ops sync.toNotion': { http: team, server: team },
  'ops sync.retryFailed': { http: team, server: team },
  'ops sync.resync': { http: team, server: team },
  'ops sync.pause': { http: admin, server: admin },
  'ops sync.resume': { http: admin, server: admin },
  'ops sync.liftBlock': { http: admin, server: admin },
  'ops sync.setKind': { http: admin, server: admin },
  'ops sync.settings': { http: team, server: team },
  'ops sync.setClientMark': { http: admin, server: admin },
  'ops sync.preview': { http: team, server: team },
  'ops sync.runs': { http: team, server: team },
  'ops sync.planRebuild': { http: admin, server: admin },
  'ops sync.rebuild': { http: admin, server: admin },
  'ops sync.verify': { http: admin, server: admin },
  'ops home': { http: team, server: team },
};

const procedures = allProcedures().map(({ app, path }) => `${app} ${path}`);
const rolesOf = (row: Row) => Object.entries(row) as [Role, number][];
const cases = Object.entries(EXPECTED).flatMap(([name, doors]) =>
  (['http', 'server'] satisfies Door[]).flatMap((door) => rolesOf(doors[door]).map(([role, status]) => ({ name, door, role, status }))),
);

it('has a row for every procedure, and no other', () => {
  expect(Object.keys(EXPECTED).sort()).toEqual(procedures.sort());
});

describe.each(cases)('$name', ({ name, door, role, status }) => {
  it(`answers ${status} to ${role} (${door})`, async () => {
    const [app, path] = name.split(' ') as [App, string];
    const ask = door === 'http' ? askOverHttp : askFromServer;
    expect(await ask(app, path, contextOf(role, door))).toBe(status);
  });
});

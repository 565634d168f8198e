// Who may import whom (ARCHITECTURE.md). `scripts/boundaries.test.ts` plants each forbidden import and sees this refuse it.

/** Package or app → what it may import besides itself. */
const MAY_IMPORT = {
  'packages/config': [],
  'packages/db': ['packages/config'],
  'packages/notion-sync': ['packages/db', 'packages/config'],
  'packages/domain': ['packages/db', 'packages/notion-sync', 'packages/config'],
  'packages/server': ['packages/config'],
  'packages/ui': ['packages/config'],
  'packages/worker': ['packages/domain', 'packages/notion-sync', 'packages/db', 'packages/config'],
  'packages/local-services': ['packages/db', 'packages/config'],
  'apps/intake': ['packages/domain', 'packages/server', 'packages/ui', 'packages/config'],
  'apps/portal': ['packages/domain', 'packages/server', 'packages/ui', 'packages/config'],
  'apps/ops': ['packages/domain', 'packages/server', 'packages/ui', 'packages/config'],
};

const TESTS = String.raw`\.test\.tsx?$|^packages/[^/]+/test/|/testing/|^(e2e|bench|scripts)/|^packages/[^/]+/scripts/`;

/** A home of its own: `packages/db` also matches what is under it, and nothing that merely begins so. */
const anyOf = (folders) => `^(${folders.join('|')})/`;

const directions = Object.entries(MAY_IMPORT).map(([home, allowed]) => ({
  name: `direction-${home.split('/')[1]}`,
  comment: `${home} may import ${allowed.join(', ') || 'nothing of ours'}.`,
  severity: 'error',
  from: { path: `^${home}/`, pathNot: TESTS },
  to: { path: '^(apps|packages|e2e|scripts|bench)/', pathNot: anyOf([home, ...allowed]) },
}));

const ownDoorOnly = ['intake', 'portal', 'ops'].map((app) => ({
  name: `own-router-only-${app}`,
  comment: `${app} mounts its own router: another app's procedures, and even their types, do not exist for it.`,
  severity: 'error',
  from: { path: `^apps/${app}/` },
  to: { path: String.raw`^packages/domain/src/(doors|routers)/(?!${app}\.)` },
}));

module.exports = {
  forbidden: [
    ...directions,
    ...ownDoorOnly,
    {
      name: 'no-cycles',
      comment: 'Types count too: two files that need each other are one, or miss a third.',
      severity: 'error',
      from: { pathNot: TESTS },
      to: { circular: true },
    },
    {
      name: 'no-cycles-in-tests',
      severity: 'error',
      from: { path: TESTS },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'service-role-is-rare',
      comment: 'The service-role client bypasses row-level security: webhooks, the worker and sign-in only.',
      severity: 'error',
      from: { path: '^(apps|packages|e2e)/', pathNot: String.raw`^packages/(worker|db)/|^packages/domain/src/(auth|webhooks|jobs)(/|\.ts$)|${TESTS}` },
      to: { path: String.raw`^packages/db/src/service-role\.ts$` },
    },
    {
      name: 'nothing-imports-worker',
      severity: 'error',
      from: { pathNot: '^packages/worker/' },
      to: { path: '^packages/worker/' },
    },
    {
      name: 'local-services-is-for-tests',
      comment: 'What stands in for the outside world is imported by tests, e2e and scripts only.',
      severity: 'error',
      from: { pathNot: `^packages/local-services/|${TESTS}` },
      to: { path: '^packages/local-services/' },
    },
    {
      name: 'local-services-migrates-only',
      comment: 'Of the database, local-services knows how to migrate and seed it.',
      severity: 'error',
      from: { path: '^packages/local-services/', pathNot: TESTS },
      to: { path: '^packages/db/', pathNot: String.raw`^packages/db/src/(migrate|seed|migrations)` },
    },
    {
      name: 'db-knows-no-local-services',
      comment: 'Not even in tests: they get a database by `inject`. Its scripts may.',
      severity: 'error',
      from: { path: '^packages/db/', pathNot: '^packages/db/scripts/' },
      to: { path: '^packages/local-services/' },
    },
    {
      name: 'rules-are-pure',
      comment: 'Rules import types and errors, nothing that reads or writes.',
      severity: 'error',
      from: { path: String.raw`^packages/domain/src/.*\.rules\.ts$` },
      to: { path: '^packages/(db|notion-sync)/|^packages/domain/src/adapters/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'browser-imports-no-server-code',
      comment: 'What may reach a browser does not import a .server file; route modules are the exception, since the compiler strips their loaders.',
      severity: 'error',
      from: { path: '^(apps/[^/]+/app|packages/ui/src)/', pathNot: String.raw`\.server\.tsx?$|/routes/|/root\.tsx$|/entry\.server\.tsx$|^packages/ui/src/(server|http|document|scheme)|${TESTS}` },
      to: { path: String.raw`\.server\.tsx?$`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'declared-dependencies-only',
      comment: 'Whatever a package imports is in its own package.json.',
      severity: 'error',
      from: { path: '^(apps|packages|e2e)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'dev-dependencies-stay-in-development',
      severity: 'error',
      from: { path: '^(apps/[^/]+/app|packages/[^/]+/src)/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '/@types/|@remix-run/(dev|route-config)|/vite(st)?/' },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|build|\\.sage|\\.turbo)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'require', 'node', 'default'],
      mainFields: ['module', 'main', 'types', 'typings'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};

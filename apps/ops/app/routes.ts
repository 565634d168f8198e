import { index, layout, route, type RouteConfig } from '@remix-run/route-config';

export default [
  layout('routes/any-page.tsx', [
    layout('routes/signed-in.tsx', [
      layout('routes/page.tsx', [
        index('routes/home/home.tsx'),
        route('leads/:leadId?', 'routes/leads/leads.tsx'),
        route('projects', 'routes/projects/projects.tsx'),
        route('projects/:projectId', 'routes/projects/project.tsx'),
        route('projects/:projectId/upload', 'routes/projects/upload.tsx'),
        route('projects/:projectId/messages', 'routes/projects/messages.tsx'),
        route('clients', 'routes/clients/clients.tsx'),
        route('payments', 'routes/payments/payments.tsx'),
        route('sync', 'routes/sync/section.tsx', [
          index('routes/sync/overview.tsx'),
          route('records', 'routes/sync/records.tsx'),
          route('conflicts', 'routes/sync/conflicts.tsx'),
          route('activity', 'routes/sync/activity.tsx'),
          route('reconcile', 'routes/sync/reconcile.tsx'),
          route('preview', 'routes/sync/preview.tsx'),
          route('rebuild', 'routes/sync/rebuild.tsx'),
          route('settings', 'routes/sync/settings.tsx'),
          route('webhook', 'routes/sync/webhook.tsx'),
        ]),
      ]),
    ]),
    route('sign-in', 'routes/auth/sign-in.tsx'),
    route('*', 'routes/not-found.ts'),
  ]),
  route('projects/:projectId/upload/progress', 'routes/projects/upload-progress.ts'),
  route('projects/:projectId/brief/:fileId', 'routes/content/file.ts'),
  route('projects/:projectId/brief/:fileId/picture', 'routes/content/picture.ts'),
  route('deliverables/:deliverableId/file', 'routes/deliverables/file.ts'),
  route('sign-out', 'routes/auth/sign-out.ts'),
  route('color-scheme', 'routes/color-scheme.ts'),
  route('api/trpc/*', 'routes/trpc.ts'),
] satisfies RouteConfig;

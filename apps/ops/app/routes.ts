import { index, layout, route, type RouteConfig } from '@remix-run/route-config';

export default [
  layout('routes/signed-in.tsx', [
    index('routes/home/home.tsx'),
    route('leads/:leadId?', 'routes/leads/leads.tsx'),
    route('projects', 'routes/projects/projects.tsx'),
    route('projects/:projectId', 'routes/projects/project.tsx'),
    route('projects/:projectId/upload', 'routes/projects/upload.tsx'),
    route('clients', 'routes/clients/clients.tsx'),
    route('payments', 'routes/payments/payments.tsx'),
    route('sync', 'routes/sync/sync.tsx'),
  ]),
  route('projects/:projectId/upload/progress', 'routes/projects/upload-progress.ts'),
  route('deliverables/:deliverableId/file', 'routes/deliverables/file.ts'),
  route('sign-in', 'routes/auth/sign-in.tsx'),
  route('sign-out', 'routes/auth/sign-out.ts'),
  route('color-scheme', 'routes/color-scheme.ts'),
  route('api/trpc/*', 'routes/trpc.ts'),
  route('*', 'routes/not-found.ts'),
] satisfies RouteConfig;

import { index, layout, route, type RouteConfig } from '@remix-run/route-config';

export default [
  layout('routes/signed-in.tsx', [
    index('routes/home/home.tsx'),
    route('leads/:leadId?', 'routes/leads/leads.tsx'),
  ]),
  route('sign-in', 'routes/auth/sign-in.tsx'),
  route('sign-out', 'routes/auth/sign-out.ts'),
  route('color-scheme', 'routes/color-scheme.ts'),
  route('api/trpc/*', 'routes/trpc.ts'),
  route('*', 'routes/not-found.ts'),
] satisfies RouteConfig;

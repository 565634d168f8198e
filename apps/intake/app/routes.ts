import { index, layout, route, type RouteConfig } from '@remix-run/route-config';

export default [
  layout('routes/page.tsx', [
    index('routes/home/home.tsx'),
    route('start/:step?', 'routes/start/start.tsx'),
    route('result/:submissionId', 'routes/result/result.tsx'),
    route('result/:submissionId/pay', 'routes/payments/pay-lead.tsx'),
    route('fit', 'routes/fit/fit.tsx'),
  ]),
  route('start/keep', 'routes/start/keep.ts'),
  route('color-scheme', 'routes/color-scheme.ts'),
  route('api/trpc/*', 'routes/trpc.ts'),
  route('*', 'routes/not-found.ts'),
] satisfies RouteConfig;

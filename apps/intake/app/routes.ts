import { index, route, type RouteConfig } from '@remix-run/route-config';

export default [
  index('routes/home/home.tsx'),
  route('start/keep', 'routes/start/keep.ts'),
  route('start/:step?', 'routes/start/start.tsx'),
  route('result/:submissionId', 'routes/result/result.tsx'),
  route('result/:submissionId/pay', 'routes/payments/pay-lead.ts'),
  route('fit', 'routes/fit/fit.tsx'),
  route('color-scheme', 'routes/color-scheme.ts'),
  route('api/trpc/*', 'routes/trpc.ts'),
  route('*', 'routes/not-found.ts'),
] satisfies RouteConfig;

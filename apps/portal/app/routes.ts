import { index, layout, route, type RouteConfig } from '@remix-run/route-config';

export default [
  layout('routes/any-page.tsx', [
    layout('routes/signed-in.tsx', [
      layout('routes/page.tsx', [
        index('routes/home/home.tsx'),
        route('projects/:projectId', 'routes/projects/project.tsx'),
        route('projects/:projectId/messages', 'routes/messages/messages.tsx'),
        route('payments', 'routes/payments/payments.tsx'),
        route('payments/:paymentId/receipt', 'routes/payments/receipt.tsx'),
      ]),
    ]),
    route('invitation/:token', 'routes/invitations/invitation.tsx'),
    route('link', 'routes/invitations/link.tsx'),
    route('sign-in', 'routes/auth/sign-in.tsx'),
    route('paid/:checkoutSessionId', 'routes/payments/paid.tsx'),
    route('dues/:dueId/pay', 'routes/payments/pay-due.tsx'),
    route('*', 'routes/not-found.ts'),
  ]),
  route('deliverables/:deliverableId/file', 'routes/deliverables/file.ts'),
  route('deliverables/:deliverableId/preview', 'routes/deliverables/preview.ts'),
  route('projects/:projectId/brief/:fileId', 'routes/content/file.ts'),
  route('projects/:projectId/brief/:fileId/picture', 'routes/content/picture.ts'),
  route('sign-out', 'routes/auth/sign-out.ts'),
  route('webhooks/stripe', 'routes/payments/stripe-webhook.ts'),
  route('webhooks/notion', 'routes/sync/notion-webhook.ts'),
  route('color-scheme', 'routes/color-scheme.ts'),
  route('api/trpc/*', 'routes/trpc.ts'),
] satisfies RouteConfig;

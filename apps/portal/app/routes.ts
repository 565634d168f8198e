import { index, layout, route, type RouteConfig } from '@remix-run/route-config';

export default [
  layout('routes/signed-in.tsx', [
    layout('routes/page.tsx', [
      index('routes/home/home.tsx'),
      route('projects/:projectId', 'routes/projects/project.tsx'),
      route('projects/:projectId/messages', 'routes/messages/messages.tsx'),
      route('payments', 'routes/payments/payments.tsx'),
      route('payments/:paymentId/receipt', 'routes/payments/receipt.tsx'),
    ]),
  ]),
  route('deliverables/:deliverableId/file', 'routes/deliverables/file.ts'),
  route('deliverables/:deliverableId/preview', 'routes/deliverables/preview.ts'),
  route('projects/:projectId/brief/:fileId', 'routes/content/file.ts'),
  route('projects/:projectId/brief/:fileId/picture', 'routes/content/picture.ts'),
  route('invitation/:token', 'routes/invitations/invitation.tsx'),
  route('link', 'routes/invitations/link.tsx'),
  route('sign-in', 'routes/auth/sign-in.tsx'),
  route('sign-out', 'routes/auth/sign-out.ts'),
  route('paid/:checkoutSessionId', 'routes/payments/paid.tsx'),
  route('dues/:dueId/pay', 'routes/payments/pay-due.tsx'),
  route('webhooks/stripe', 'routes/payments/stripe-webhook.ts'),
  route('webhooks/notion', 'routes/sync/notion-webhook.ts'),
  route('color-scheme', 'routes/color-scheme.ts'),
  route('api/trpc/*', 'routes/trpc.ts'),
  route('*', 'routes/not-found.ts'),
] satisfies RouteConfig;

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { checkoutReturn } from '@sage/domain/schemas/payments';
import { EmptyState, Main, Money, Page, pageTitle, Sheet, SiteFooter, SiteHeader } from '@sage/ui';
import { api } from '../../api.server.ts';
import { nextStep, titleOf } from './paid-words.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Your payment', 'Sage') }];

/** Public: whoever comes back from Stripe has no account yet. It shows nothing of the person. */
export function loader(args: LoaderFunctionArgs) {
  const session = checkoutReturn.safeParse({ sessionId: args.params.checkoutSessionId });
  if (!session.success) throw new Response(null, { status: 404 });
  return api(args, (sage) => sage.payments.settle(session.data));
}

export default function Paid() {
  const paid = useLoaderData<typeof loader>();
  const { words, link } = nextStep(paid);
  return (
    <Page>
      <SiteHeader />
      <Main>
        <Sheet>
          <EmptyState level="h1" title={titleOf(paid)} action={link && <a href={link.to}>{link.label}</a>}>
            <p>
              {paid.label}: <Money cents={paid.amount_cents} currency={paid.currency} />
            </p>
            {words.map((text) => (
              <p key={text}>{text}</p>
            ))}
          </EmptyState>
        </Sheet>
      </Main>
      <SiteFooter>Questions? Answer any e-mail from the studio.</SiteFooter>
    </Page>
  );
}

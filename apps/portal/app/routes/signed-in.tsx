import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData } from '@remix-run/react';
import { Main, Page, SignOutForm, SiteFooter, SiteHeader, TopNav } from '@sage/ui';
import { api, toSignIn } from '../api.server.ts';
import classes from './signed-in.module.css';

const LINKS = [
  { to: '/', label: 'Home' },
  { to: '/payments', label: 'Payments' },
];

export async function loader(args: LoaderFunctionArgs) {
  const user = await api(args, (sage) => sage.auth.me());
  if (!user) throw toSignIn(args.request);
  return { userId: user.id, name: user.name ?? user.email ?? user.address ?? '' };
}

export default function SignedIn() {
  const { name } = useLoaderData<typeof loader>();
  return (
    <Page>
      <SiteHeader>
        <TopNav items={LINKS}>
          <span className={classes.name}>{name}</span>
          <SignOutForm />
        </TopNav>
      </SiteHeader>
      <Main>
        <Outlet />
      </Main>
      <SiteFooter>Questions? Answer any e-mail from the studio.</SiteFooter>
    </Page>
  );
}

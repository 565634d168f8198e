import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData } from '@remix-run/react';
import { Main } from '@sage/ui';
import { api, toSignIn } from '../api.server.ts';
import { SideNav } from '../shell/side-nav.tsx';
import classes from './signed-in.module.css';

export async function loader(args: LoaderFunctionArgs) {
  const user = await api(args, (sage) => sage.auth.me());
  if (!user) throw toSignIn(args.request);
  const isAdmin = user.user_type === 'admin';
  return { userId: user.id, name: user.name ?? user.email ?? '', role: isAdmin ? 'Administrator' : 'Team', isAdmin };
}

export default function SignedIn() {
  const person = useLoaderData<typeof loader>();
  return (
    <div className={classes.app}>
      <SideNav person={person} />
      <Main className={classes.main}>
        <Outlet />
      </Main>
    </div>
  );
}

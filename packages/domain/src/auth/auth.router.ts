import { router, signInProcedure, visitorProcedure } from '../trpc.ts';
import { SignInInput } from './auth.schema.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

export const authRouter = router({
  /** Who is signed in, or null. */
  me: visitorProcedure.query(({ ctx }) => ctx.session?.user ?? null),
  signIn: signInProcedure.input(SignInInput).mutation(({ ctx, input }) => signIn(ctx, input)),
  signOut: signInProcedure.mutation(({ ctx }) => signOut(ctx)),
});

import { Form } from '@remix-run/react';
import classes from './sign-out-form.module.css';

/** A post, since a link could be followed by a program that only looks. */
export const SignOutForm = () => (
  <Form method="post" action="/sign-out">
    <button type="submit" className={classes.button}>
      Sign out
    </button>
  </Form>
);

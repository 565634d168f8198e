import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { changeScheme } from '@sage/ui/server';

export const action = ({ request }: ActionFunctionArgs) => changeScheme(request);

/** Somebody opened the form's address. */
export const loader = () => redirect('/');

import { http, type HttpHandler } from 'msw';
import type { StandIn } from '../stand-in/stand-in.ts';

const inPlaceOf =
  (...origins: string[]) =>
  (standIn: StandIn): HttpHandler[] =>
    origins.map((origin) => http.all(`${origin}/*`, ({ request }) => standIn.fetch(request)));

/** Put a stand-in in the place of the real service, for the tests of one process. */
export const stripeHandlers = inPlaceOf('https://api.stripe.com', 'https://checkout.stripe.com');
export const notionHandlers = inPlaceOf('https://api.notion.com', 'https://prod-files-secure.s3.us-west-2.amazonaws.com');

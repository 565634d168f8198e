import { http, type HttpHandler } from 'msw';
import type { StandIn } from '../stand-in/stand-in.ts';

const inPlaceOf = (origin: string) => (standIn: StandIn): HttpHandler[] => [http.all(`${origin}/*`, ({ request }) => standIn.fetch(request))];

/** Put a stand-in in the place of the real service, for the tests of one process. */
export const stripeHandlers = inPlaceOf('https://api.stripe.com');
export const notionHandlers = inPlaceOf('https://api.notion.com');

import { http, type HttpHandler } from 'msw';
import type { StandIn } from '../stand-in/stand-in.ts';

/** Puts a stand-in in Stripe's place for the tests of one process. */
export const stripeHandlers = (standIn: StandIn): HttpHandler[] => [http.all('https://api.stripe.com/*', ({ request }) => standIn.fetch(request))];

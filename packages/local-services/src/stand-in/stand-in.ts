/** One core for both: the HTTP server of the local start, and the tests' MSW handlers. */
export interface StandIn {
  fetch(request: Request): Promise<Response>;
}

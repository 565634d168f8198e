import superjson from 'superjson';

const ORIGIN = 'http://app.test';

export const queryRequest = (path: string, input?: unknown): Request => {
  const search = input === undefined ? '' : `?${new URLSearchParams({ input: superjson.stringify(input) })}`;
  return new Request(`${ORIGIN}/api/trpc/${path}${search}`);
};

export const mutationRequest = (path: string, input?: unknown): Request =>
  new Request(`${ORIGIN}/api/trpc/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: input === undefined ? undefined : superjson.stringify(input),
  });

export interface ErrorBody {
  message: string;
  data: { kind: string; code: string; httpStatus: number; message: string; fields?: Record<string, string[]>; retryAfterSeconds?: number };
}

export const errorOf = async (response: Response): Promise<ErrorBody> =>
  superjson.deserialize(((await response.json()) as { error: never }).error);

/** The operations of an API by the name that its SDK gives them: `'pages.create': 'POST /v1/pages'`. `:id` stands for one part of the path. */
export type Operations = Readonly<Record<string, string>>;

/** Names what a request asks for. What is not in the table is called by its method and path. */
export function operationOf(operations: Operations, method: string, pathname: string): string {
  const asked = pathname.replace(/\/+$/, '').split('/');
  const found = Object.entries(operations).find(([, route]) => {
    const [verb, path = ''] = route.split(' ');
    return verb === method && fits(path.split('/'), asked);
  });
  return found?.[0] ?? `${method} ${pathname}`;
}

const fits = (route: string[], asked: string[]) =>
  route.length === asked.length && route.every((part, i) => (part.startsWith(':') ? asked[i] !== '' : part === asked[i]));

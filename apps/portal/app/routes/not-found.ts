/** A route of its own, so that the root's loader runs and the page has its colour scheme. */
export const loader = () => {
  throw new Response(null, { status: 404 });
};

export default function NotFound() {
  return null;
}

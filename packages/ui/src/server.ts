export { documentData } from './document/document-data.ts';
export { documentHandlers, type RenderContext } from './document/handle-request.tsx';
export { failureResponse } from './http/failure-response.ts';
export { safePath } from './http/safe-path.ts';
export { signedInDoor, toSignIn } from './http/signed-in-door.ts';
export { sessionCookie } from './http/session-cookie.ts';
export { changeScheme } from './scheme/change-scheme.ts';

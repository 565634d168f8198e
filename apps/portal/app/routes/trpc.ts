import { handleTrpc } from '../api.server.ts';

export const loader = handleTrpc;
export const action = handleTrpc;

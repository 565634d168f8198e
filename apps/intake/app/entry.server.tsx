import { documentHandlers } from '@sage/ui/server';

export default documentHandlers.handleRequest;
export const { handleError } = documentHandlers;

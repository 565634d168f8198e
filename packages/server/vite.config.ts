import { nodeProgram } from '@sage/config/vite';

export default nodeProgram({ index: 'src/index.ts' });

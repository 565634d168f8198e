import { nodeProgram } from '@sage/config/vite';
import { defineConfig } from 'vite';

export default defineConfig(nodeProgram({ main: 'src/main.ts' }));

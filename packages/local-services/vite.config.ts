import { nodeProgram } from '@sage/config/vite';
import { defineConfig } from 'vite';

export default defineConfig(
  nodeProgram({
    start: 'src/start/main.ts',
    services: 'src/start/services.ts',
    supabase: 'src/supabase/main.ts',
    mail: 'src/mail/main.ts',
    notion: 'src/notion/main.ts',
    stripe: 'src/stripe/main.ts',
  }),
);

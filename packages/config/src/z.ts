import { z } from 'zod';

// Zod probes `new Function` when a schema is made: in the browser that is a CSP violation. Every schema imports z from here.
if (typeof document !== 'undefined') z.config({ jitless: true });

export { z };

import { remixApp } from '@sage/config/vite';

export default remixApp();

import { lookAtPages } from '../harness/look-at-pages.ts';

lookAtPages('intake');

import { join } from 'node:path';

/** Where templates, words and assets stand. */
export const VIEWS_DIR = join(import.meta.dirname, '../../views');

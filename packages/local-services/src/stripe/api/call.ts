import type { Book } from '../state/book.ts';
import type { Form } from './form.ts';

/** A checked API request. */
export interface Call {
  /** From the path; empty where the path has none. */
  id: string;
  params: Form;
  /** Where the hosted pages are. */
  pages: string;
}

export type ApiHandler = (book: Book, call: Call) => object;

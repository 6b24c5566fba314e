import { Problem } from '../../core/problem';

/** An error in words: a Problem in its own, anything else as a defect of Vitrine. */
export function sayFailure(error: unknown): { readonly message: string; readonly hint: string } {
  if (error instanceof Problem) return { message: error.message, hint: error.hint };
  const reason = error instanceof Error ? error.message : String(error);
  return {
    message: `Something went wrong in Vitrine: ${reason.trim().replace(/\.*$/, '')}.`,
    hint: 'What was recorded is kept. Restart; if it happens again, please report it.',
  };
}

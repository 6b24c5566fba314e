/** What a browser that keeps nothing means for a run, in words. */
export function refusal(error: unknown): string {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') {
    return 'The storage of this browser is full, so from here on nothing of this run is kept. The run goes on; save it before you close the page.';
  }
  return 'This browser keeps nothing: it refuses storage to this page, as private windows do. The run goes on; save it before you close the page.';
}

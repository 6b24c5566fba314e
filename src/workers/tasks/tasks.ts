/** A task of a worker: what it is asked, what it tells on the way, what it answers. */
export interface WorkerTask {
  readonly ask: unknown;
  readonly report: unknown;
  readonly answer: unknown;
}

/** The tasks of a worker, by name. */
export type Tasks<All> = { readonly [Name in keyof All]: WorkerTask };

/** What a page asks of a worker; what comes back carries the number. */
export type ToWorker<All extends Tasks<All>> = { readonly number: number } & (
  | { readonly kind: 'task'; readonly task: keyof All; readonly ask: All[keyof All]['ask'] }
  | { readonly kind: 'stop' }
);

/** What a worker tells of a task. */
export type FromWorker<All extends Tasks<All>> = { readonly number: number } & (
  | { readonly kind: 'report'; readonly report: All[keyof All]['report'] }
  | { readonly kind: 'answer'; readonly answer: All[keyof All]['answer'] }
  | { readonly kind: 'failed'; readonly message: string; readonly hint: string }
);

import type { Speed } from '../../run/speed';

/** What the page asks about the computer itself; never while a run goes on. */
export type ToMeasuring =
  /** Finds how quick steps are on the graphics device. */
  { readonly kind: 'measure-computer' } | { readonly kind: 'stop-measuring' };

/** What the worker tells of it. */
export type FromMeasuring =
  | {
      readonly kind: 'measuring';
      /** What is being done, in words */
      readonly what: string;
      /** What has been measured so far */
      readonly speeds: readonly Speed[];
    }
  | {
      readonly kind: 'measured';
      /** Name of the adapter */
      readonly adapter: string;
      /** Empty when it was stopped before the first size */
      readonly speeds: readonly Speed[];
    }
  | { readonly kind: 'not-measured'; readonly message: string; readonly hint: string };

import type { Speed } from '../../run/speed';

/** What the page asks about the computer itself; never while a run goes on. */
export type ToMeasuring =
  /** Finds how quick steps are on what runs may be computed on. */
  { readonly kind: 'measure-computer' } | { readonly kind: 'stop-measuring' };

/** How quick steps were on one device. */
export interface AdapterSpeeds {
  /** Name of the adapter */
  readonly adapter: string;
  /** Empty when it was stopped before the first size */
  readonly speeds: readonly Speed[];
}

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
      readonly measured: readonly AdapterSpeeds[];
    }
  | { readonly kind: 'not-measured'; readonly message: string; readonly hint: string };

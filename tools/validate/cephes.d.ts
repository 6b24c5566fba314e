// The package's own types stand where TypeScript does not find them.
declare module 'cephes' {
  /** Settled when the functions can be called. */
  export const compiled: Promise<void>;
  /** Regularised incomplete beta integral. */
  export function incbet(a: number, b: number, x: number): number;
  /** Chance that χ² of so many degrees of freedom is at least x. */
  export function chdtrc(freedom: number, x: number): number;
  /** The number below which a normal variable lies with chance p. */
  export function ndtri(p: number): number;
}

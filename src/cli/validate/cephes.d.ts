// The package's own types stand where TypeScript does not find them.
declare module 'cephes' {
  /** Settled when the functions can be called. */
  export const compiled: Promise<void>;
  /** Regularised incomplete beta integral. */
  export function incbet(a: number, b: number, x: number): number;
}

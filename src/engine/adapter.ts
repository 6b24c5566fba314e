/** What an adapter is called, and whether it is quick. */
export interface AdapterDescription {
  readonly name: string;
  /** A processor that imitates a GPU (SwiftShader, llvmpipe …) */
  readonly software: boolean;
}

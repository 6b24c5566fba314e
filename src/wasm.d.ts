/** A WebAssembly module compiled from AssemblyScript (scripts/wasm-plugin.mjs), in base64. */
declare module '*?wasm' {
  const base64: string;
  export default base64;
}

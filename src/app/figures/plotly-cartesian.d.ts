/** The part of plotly.js with two-dimensional charts, as one file. */
declare module 'plotly.js/dist/plotly-cartesian.min.js' {
  const plotly: typeof import('plotly.js');
  // biome-ignore lint/style/noDefaultExport: what the package's file has
  export default plotly;
}

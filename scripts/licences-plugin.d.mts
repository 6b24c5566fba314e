import type { Plugin } from 'vite';

/** Beside the built page's index.html */
export declare const LICENCES: string;

/** Plugins of the page's bundle and of its workers' bundles. */
export declare function licencePlugins(): {
  readonly page: () => Plugin;
  readonly worker: () => Plugin;
};

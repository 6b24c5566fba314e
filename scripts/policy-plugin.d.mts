import type { Plugin } from 'vite';

/** The policy of a page, which names its inline scripts by their hashes. */
export declare function policyOf(html: string): string;

/** Puts the policy into the built page, before anything that it is about. */
export declare function policyPlugin(): Plugin;

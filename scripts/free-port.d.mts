/** A port of this machine that nothing listens on now. */
export declare function freePort(): Promise<number>;

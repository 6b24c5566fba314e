/** The file of a program: the one that npm installed, else the one on the path; null where there is none. */
export declare function findProgram(packaged: string, name: string): string | null;

/** Bun, whose JavaScript engine is JavaScriptCore, as in Safari: another one than V8. */
export declare function bunProgram(): string | null;

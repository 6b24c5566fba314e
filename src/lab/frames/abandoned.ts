/** What a measurement comes to when nobody waits for it any more. */
export class Abandoned extends Error {}

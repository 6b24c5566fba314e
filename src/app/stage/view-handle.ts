import type { GlassView } from '../../viewer/glass-view';

/** The view that is on the page, for commands that act on it; null when there is none. */
export const glassViewHandle: { current: GlassView | null } = { current: null };

/** Species a replica may have; pair [8·a + b]. */
export const MAX_SPECIES = 8;

/** Terms of the two polynomials of the prolate splitting (arrays near and far of struct Replica). */
export const SPLIT_TERMS = 12;

/** Mesh points an axis may have (PLAN_STRIDE in shaders/lib/fft.wgsl). */
export const MAX_MESH_AXIS = 128;

import type { Element } from '../../core/elements';
import type { Diffusion, MeanSquaredDisplacement, NoDiffusion } from '../../structure/diffusion';

/** How far atoms went. */
export interface FrameMotion {
  readonly displacement: MeanSquaredDisplacement;
  /** Null of too few frames */
  readonly diffusion: Readonly<Partial<Record<Element, Diffusion | NoDiffusion>>> | null;
}

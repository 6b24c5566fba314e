/** How the box and the temperature are controlled. */
export type Ensemble = 'nve' | 'nvt' | 'npt';

/** A target that holds (from = to) or ramps linearly over its stage. */
export interface Target {
  readonly from: number;
  readonly to: number;
}

export interface Stage {
  /** A short word a person reads: 'mix', 'melt', 'quench', 'rest', 'production'. Unique in its protocol. */
  readonly name: string;
  readonly ensemble: Ensemble;
  /** ps */
  readonly duration: number;
  /** K; ignored by nve */
  readonly temperature: Target;
  /** GPa; null unless npt */
  readonly pressure: Target | null;
}

/** Which part of a run a summary averages over: the last `last` ps of a stage. */
export interface AveragingWindow {
  readonly stage: string;
  /** ps */
  readonly last: number;
}

/** Ordered stages and the settings that they share. */
export interface Protocol {
  readonly id: string;
  readonly stages: readonly Stage[];
  /** fs */
  readonly timeStep: number;
  /** relative force accuracy of PPPM, as LAMMPS's kspace_style takes it */
  readonly accuracy: number;
  /** Tdamp, ps */
  readonly thermostatDamping: number;
  /** Pdamp, ps */
  readonly barostatDamping: number;
  readonly averaging: { readonly density: AveragingWindow; readonly structure: AveragingWindow };
}

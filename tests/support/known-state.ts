const at = (from: number, to = from) => ({ from, to });

/** As an experiment's file: 24B placed, relaxed, 500 steps at constant volume, 1500 while cooled and pressed. */
export const KNOWN_EXPERIMENT = {
  version: 1,
  name: '24B',
  composition: { SiO2: 51, B2O3: 24, Na2O: 15, CaO: 10 },
  potential: 'yang2026',
  protocol: {
    id: 'known',
    stages: [
      { name: 'mix', ensemble: 'nvt', duration: 0.5, temperature: at(3000), pressure: null },
      {
        name: 'quench',
        ensemble: 'npt',
        duration: 1.2,
        temperature: at(3000, 300),
        pressure: at(0, 1),
      },
      { name: 'rest', ensemble: 'npt', duration: 0.3, temperature: at(300), pressure: at(1) },
    ],
    timeStep: 1,
    accuracy: 1e-5,
    thermostatDamping: 0.1,
    barostatDamping: 1,
    averaging: {
      density: { stage: 'rest', last: 0.1 },
      structure: { stage: 'rest', last: 0.1 },
    },
  },
  atoms: 150,
  cutoff: 5.5,
  seed: 1,
  replicas: 1,
} as const;

/**
 * The hash of its final state on the processor, with every JavaScript engine on every computer. It
 * changes with the arithmetic only, as CHECKPOINT_VERSION does.
 */
export const KNOWN_STATE = '48496f6059cce347f2e8b5953af1904211589bc0c184c602032288f1c22bbe40';

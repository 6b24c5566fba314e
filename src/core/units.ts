/**
 * Units: Å, eV, fs, K, GPa, e, g/mol, g/cm³; picoseconds in anything a person reads.
 * Constants are CODATA 2018.
 */

/** The Boltzmann constant, eV/K. */
export const BOLTZMANN = 8.617333262e-5;

/** The Coulomb constant e²/(4πε₀), eV·Å. */
export const COULOMB = 14.3996454784;

/** Acceleration of 1 g/mol under 1 eV/Å, in Å/fs²; also (Å/fs)² per eV/(g/mol) */
export const ACCELERATION = 9.648533212e-3;

/** One eV/Å³ in GPa. */
export const GPA_PER_EV_PER_CUBIC_ANGSTROM = 160.2176634;

/** The density of 1 g/mol in 1 Å³, g/cm³. */
export const DALTON_PER_CUBIC_ANGSTROM = 1.6605390666;

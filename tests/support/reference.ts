// What LAMMPS says of single configurations and short series: tests/data/static, tests/data/integrators.
export {
  integratorSeries,
  integratorStart,
  type StaticReference,
  staticReference,
} from '../../tools/validate/lammps-states';

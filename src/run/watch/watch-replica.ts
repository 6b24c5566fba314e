import { type AtomCounts, atomCounts, totalAtoms, totalMass } from '../../core/composition';
import { type Configuration, volume } from '../../core/configuration';
import type { Experiment } from '../../core/experiment';
import type { PairName } from '../../core/potential';
import { type Segment, targetTemperature } from '../../core/schedule';
import { DALTON_PER_CUBIC_ANGSTROM } from '../../core/units';
import { replicaExperiment } from '../../core/variants';
import { degreesOfFreedom } from '../../engine/gpu/sample';
import type { ThermoSample } from '../../engine/types';
import { closestApproaches } from '../pair-energy';
import { type Alarm, type AlarmKind, alarmAt } from './watch-alarm';
import { DriftCheck, JumpCheck } from './watch-conserved';
import { atomName, atomNumber, findOverlap, miscountedEnergy } from './watch-frame';
import { lightestMelt, truncationEnergy } from './watch-limits';
import { stretches, type WatchedStretch } from './watch-stretch';
import { TemperatureCheck } from './watch-temperature';
import * as words from './watch-words';

/** Length of the blocks that temperatures are averaged over, damping times. */
const TEMPERATURE_BLOCK_DAMPINGS = 10;
/** Length of the blocks that the conserved quantity is averaged over, ps. */
const DRIFT_BLOCK_PS = 1;
/** Steps without a jump after which the next one is another. */
const JUMP_END_STEPS = 100;
/** A melt that was too light must be this much denser before it can be so again. */
const RECOVERED_DENSITY_FACTOR = 1.1;

/** Watches one replica. It tells of a condition when it begins, and again only after it has ended. */
export class ReplicaWatch {
  /** Of this replica alone */
  private own: Experiment;
  private parts: readonly WatchedStretch[];
  private part: WatchedStretch | null = null;
  /** First of the stretch that the checks are in */
  private begun = Number.NaN;
  private readonly counts: AtomCounts;
  /** Density times volume, g/cm³ Å³ */
  private readonly mass: number;
  /** g/cm³ */
  private readonly lightest: number;
  /** eV Å³ */
  private truncation = 0;
  /** How near atoms get in this stretch; null until it is asked for */
  private approaches: ReadonlyMap<PairName, number> | null = null;
  private readonly temperature: TemperatureCheck;
  private readonly jump: JumpCheck = new JumpCheck();
  private readonly drift: DriftCheck;
  private latest: ThermoSample | null = null;
  /** Step of the latest jump */
  private jumped = Number.NEGATIVE_INFINITY;
  private recounted = Number.NEGATIVE_INFINITY;
  private readonly present = new Set<AlarmKind>();

  /** @param recountSteps steps between counts of all pairs */
  constructor(
    private experiment: Experiment,
    private readonly replica: number,
    private readonly recountSteps: number,
  ) {
    this.own = replicaExperiment(experiment, replica);
    this.parts = stretches(this.own);
    const { composition, atoms, protocol } = this.own;
    this.counts = atomCounts(composition, atoms);
    const total = totalAtoms(this.counts);
    const steps = (femtoseconds: number) =>
      Math.max(1, Math.round(femtoseconds / protocol.timeStep));
    const damping = 1000 * protocol.thermostatDamping;
    this.mass = DALTON_PER_CUBIC_ANGSTROM * totalMass(this.counts);
    this.lightest = lightestMelt(total);
    this.temperature = new TemperatureCheck(
      degreesOfFreedom(total),
      steps(TEMPERATURE_BLOCK_DAMPINGS * damping),
      damping,
    );
    this.drift = new DriftCheck(total, steps(1000 * DRIFT_BLOCK_PS), DRIFT_BLOCK_PS);
  }

  /** Goes by another schedule from here on. */
  follow(experiment: Experiment): void {
    this.experiment = experiment;
    this.own = replicaExperiment(experiment, this.replica);
    this.parts = stretches(this.own);
    this.part = null;
  }

  /** Whether this is the step that comes next. */
  expects(step: number): boolean {
    return this.latest === null || step === this.latest.step + 1;
  }

  /** Takes the sample of the next step; one of any other step begins anew. */
  take(sample: ThermoSample, alarms: Alarm[]): void {
    if (!this.expects(sample.step)) this.restart();
    this.latest = sample;
    const part = this.enter(sample.step);
    const space = volume(sample.box);
    const truncation = this.truncation / space;
    const conserved = sample.conserved - truncation;

    const jump = this.jump.take(conserved);
    if (jump !== 0) {
      this.tell(alarms, 'jump', words.jump(jump, this.own.protocol));
      this.jumped = sample.step;
      this.drift.begin();
    } else if (sample.step > this.jumped + JUMP_END_STEPS) this.present.delete('jump');
    if (part.segment.ensemble === 'npt') this.weigh(part.segment, this.mass / space, alarms);
    if (part.segment.ensemble !== 'nve') this.feel(part.segment, sample, alarms);
    if (!part.holds) return;
    const kelvin =
      part.segment.ensemble === 'nve' ? sample.temperature : part.segment.temperature.to;
    const slope = this.drift.take(conserved, truncation, kelvin);
    if (slope === null) return;
    this.tell(alarms, 'drift', slope === 0 ? null : words.drift(slope, this.own.protocol));
  }

  /** Looks at the configuration of the latest sample. */
  look(configuration: Configuration, alarms: Alarm[]): void {
    const { latest, part } = this;
    if (latest === null || part === null) return;
    const { potential, segment } = part;
    this.approaches ??= closestApproaches(
      potential,
      Math.max(segment.temperature.from, segment.temperature.to, latest.temperature),
    );
    const overlap = findOverlap(configuration, this.approaches);
    if (overlap === null) {
      this.present.delete('overlap');
    } else {
      const [first, second] = overlap.atoms.map((atom) => atomName(configuration, atom));
      const told = words.overlap([first, second], overlap.distance, overlap.nearest);
      this.tell(alarms, 'overlap', told, atomNumber(configuration, overlap.atoms[0]));
    }
    if (latest.step < this.recounted + this.recountSteps) return;
    this.recounted = latest.step;
    const missed = miscountedEnergy(configuration, potential, this.own.cutoff, latest.buckingham);
    this.tell(alarms, 'missed-neighbour', missed === 0 ? null : words.sayMiscount(missed));
  }

  /** The stretch of a step; its checks begin with its first one. */
  private enter(step: number): WatchedStretch {
    if (this.part && step <= this.part.last) return this.part;
    const part = this.parts.find(({ last }) => step <= last) ?? this.parts[this.parts.length - 1];
    this.part = part;
    if (this.begun === part.first) return part;
    this.begun = part.first;
    this.truncation = truncationEnergy(this.counts, part.potential, this.own.cutoff);
    this.approaches = null;
    this.temperature.begin();
    this.jump.begin();
    this.drift.begin();
    this.present.delete('too-hot');
    this.present.delete('drift');
    return part;
  }

  private restart(): void {
    this.part = null;
    this.begun = Number.NaN;
    this.jumped = Number.NEGATIVE_INFINITY;
    this.recounted = Number.NEGATIVE_INFINITY;
    this.present.clear();
  }

  /** @param density g/cm³ */
  private weigh(segment: Segment, density: number, alarms: Alarm[]): void {
    if (density > RECOVERED_DENSITY_FACTOR * this.lightest) this.present.delete('boiling');
    if (density >= this.lightest || this.present.has('boiling') || !this.latest) return;
    const { step } = this.latest;
    const told = words.boiling(targetPressure(segment, step), targetTemperature(segment, step));
    this.tell(alarms, 'boiling', told);
  }

  private feel(segment: Segment, { step, temperature }: ThermoSample, alarms: Alarm[]): void {
    const { protocol } = this.own;
    const { from, to } = segment.temperature;
    const rate = (to - from) / (segment.rampSteps * protocol.timeStep);
    const target = targetTemperature(segment, step);
    const excess = this.temperature.take(temperature, target, rate);
    if (excess === null) return;
    this.tell(alarms, 'too-hot', excess === 0 ? null : words.tooHot(excess, target, protocol));
  }

  /** Notes whether a condition holds; what begins is an alarm. */
  private tell(
    alarms: Alarm[],
    kind: AlarmKind,
    told: words.AlarmWords | null,
    atom: number | null = null,
  ): void {
    if (told === null) {
      this.present.delete(kind);
      return;
    }
    if (this.present.has(kind) || !this.latest || !this.part) return;
    this.present.add(kind);
    const { experiment, replica } = this;
    const place = { experiment, replica, stage: this.part.stage, step: this.latest.step };
    alarms.push(alarmAt(place, kind, told, atom));
  }
}

/** GPa */
function targetPressure({ pressure, first, rampSteps }: Segment, step: number): number {
  if (pressure === null) return 0;
  return pressure.from + ((pressure.to - pressure.from) * (step - first)) / rampSteps;
}

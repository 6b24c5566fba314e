import * as v from 'valibot';
import { Problem } from './problem';
import { type Protocol, stageSteps, totalSteps } from './protocol';
import { PROTOCOL_RANGES } from './protocol-ranges';
import { fields, numberBetween, numberInRange, parseWith, shortText } from './validate';

/** Most steps a protocol may take. */
const MOST_STEPS = 1e9;

const PRESSURE_SCHEMA = fields({
  from: numberInRange(PROTOCOL_RANGES.pressure),
  to: numberInRange(PROTOCOL_RANGES.pressure),
});

const WINDOW_SCHEMA = fields({
  stage: shortText(40),
  last: numberInRange(PROTOCOL_RANGES.duration),
});

/** Shape and ranges of a protocol; what holds between its fields is checked by `validateProtocol`. */
const PROTOCOL_SCHEMA = fields({
  id: shortText(80),
  stages: v.pipe(
    v.array(
      fields({
        name: shortText(40),
        ensemble: v.picklist(['nve', 'nvt', 'npt'], 'must be "nve", "nvt" or "npt"'),
        duration: numberInRange(PROTOCOL_RANGES.duration),
        temperature: fields({
          from: numberInRange(PROTOCOL_RANGES.temperature),
          to: numberInRange(PROTOCOL_RANGES.temperature),
        }),
        pressure: v.union([v.null(), PRESSURE_SCHEMA], 'must be null or {"from": GPa, "to": GPa}'),
      }),
      'must be a list of stages',
    ),
    v.minLength(1, 'must have at least one stage'),
    v.maxLength(50, 'must have at most 50 stages'),
  ),
  timeStep: numberInRange(PROTOCOL_RANGES.timeStep),
  accuracy: numberBetween(1e-8, 1e-2, ''),
  thermostatDamping: numberBetween(1e-3, 1e3, 'ps'),
  barostatDamping: numberBetween(1e-3, 1e3, 'ps'),
  averaging: fields({ density: WINDOW_SCHEMA, structure: WINDOW_SCHEMA }),
});

/**
 * Returns the protocol when its fields agree with each other: stage names unique, a pressure for npt
 * and only there, averaging windows inside their stages, and not more than 10⁹ steps.
 *
 * @throws Problem naming the stage
 */
export function validateProtocol(protocol: Protocol): Protocol {
  const names = new Set<string>();
  for (const stage of protocol.stages) {
    if (names.has(stage.name)) {
      throw new Problem(
        `The protocol "${protocol.id}" has two stages called "${stage.name}".`,
        'Give every stage a name of its own.',
      );
    }
    names.add(stage.name);
    if ((stage.ensemble === 'npt') !== (stage.pressure !== null)) {
      throw new Problem(
        `Stage "${stage.name}" is ${stage.ensemble} but ${stage.pressure === null ? 'has no' : 'has a'} pressure.`,
        'Give a pressure target to npt stages, and null to the others.',
      );
    }
    if (stageSteps(stage, protocol) < 1) {
      throw new Problem(
        `Stage "${stage.name}" is shorter than one time step of ${protocol.timeStep} fs.`,
        'Make the stage longer or leave it out.',
      );
    }
  }
  for (const window of [protocol.averaging.density, protocol.averaging.structure]) {
    const stage = protocol.stages.find((candidate) => candidate.name === window.stage);
    if (stage === undefined || window.last > stage.duration * (1 + 1e-9)) {
      throw new Problem(
        `The summary is to average over the last ${window.last} ps of "${window.stage}", which ${
          stage === undefined ? 'is not a stage' : `lasts ${stage.duration} ps`
        }.`,
        `Name one of ${[...names].join(', ')}, and a time within it.`,
      );
    }
  }
  const steps = totalSteps(protocol);
  if (!(steps <= MOST_STEPS)) {
    throw new Problem(
      `The protocol "${protocol.id}" would take ${steps.toExponential(1)} steps; the most is ${MOST_STEPS.toExponential(0)}.`,
      'Cool faster or hold for less time.',
    );
  }
  return protocol;
}

/**
 * Reads a protocol from JSON.
 *
 * @throws Problem naming the field
 */
export function parseProtocol(json: unknown, what = 'The protocol'): Protocol {
  const hint =
    'A protocol is a list of stages and their settings; save one from Vitrine to see it.';
  return validateProtocol(parseWith(PROTOCOL_SCHEMA, json, what, hint));
}

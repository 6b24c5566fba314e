import { ELEMENT_ORDER, ELEMENTS, type Element } from '../../core/elements';
import { axis, type Figure, type Series } from '../../figures/figure';
import type { FrameMotion } from './motion';

/** With fewer times between frames there is no curve: a line through two points says nothing. */
const FEWEST_TIMES = 4;

/**
 * How far the atoms of each element went, against time; null of too few frames.
 *
 * @param ramps whether the temperature changed meanwhile: then nothing diffuses at one rate
 */
export function motionFigure(
  { displacement, diffusion }: FrameMotion,
  stretch: string,
  ramps: boolean,
): Figure | null {
  const { time, byElement } = displacement;
  if (time.length < FEWEST_TIMES) return null;
  const present = ELEMENT_ORDER.filter((element) => byElement[element]);
  return {
    id: 'motion',
    title: 'How far atoms go',
    see: 'The mean squared distance of an atom from where it was. In a melt it grows steadily, and sodium is ahead; in a glass atoms only rattle in their places.',
    how: `Frames of “${stretch}” at even times, up to the frame on show; averaged over the atoms of an element and over times to begin from. Paths go on across the box, its centre of mass at rest.`,
    notes: sayDiffusions(diffusion, present, ramps),
    panels: [
      {
        title: null,
        x: axis('time between two frames', 'ps', 'time'),
        y: axis('mean squared displacement', 'Å²', 'displacement'),
        series: present.map(
          (element): Series => ({
            id: `displacement_${element}`,
            name: ELEMENTS[element].name,
            kind: 'line',
            x: Array.from(time),
            y: Array.from(byElement[element] ?? []),
            error: null,
            colour: element,
            dash: 'solid',
          }),
        ),
        overlays: [],
        marks: [],
      },
    ],
  };
}

function sayDiffusions(
  diffusion: FrameMotion['diffusion'],
  present: readonly Element[],
  ramps: boolean,
): string[] {
  if (ramps) {
    return ['The temperature changes in this stage: it has no diffusion coefficient.'];
  }
  if (diffusion === null) return ['Too few frames for diffusion coefficients: 25 are needed.'];
  const each = present.flatMap((element) => sayDiffusion(element, diffusion[element]));
  const caged = present.flatMap((element) => {
    const found = diffusion[element];
    if (!found || found.coefficient !== null) return [];
    return [`${ELEMENTS[element].name} ${found.displacement.toPrecision(2)} Å²`];
  });
  return [
    ...(each.length > 0 ? [`Diffusion coefficients, Å²/ps: ${each.join(', ')}.`] : []),
    ...(caged.length > 0
      ? [
          `No diffusion can be read here: the mean squared displacement is small, or does not grow in proportion to time (at the longest time ${caged.join(', ')}).`,
        ]
      : []),
  ];
}

/** 'oxygen 0.31 ± 0.02 (2.0 to 5.0 ps)' */
function sayDiffusion(
  element: Element,
  found: NonNullable<FrameMotion['diffusion']>[Element],
): string[] {
  if (!found || found.coefficient === null) return [];
  const { mean, standardError } = found.coefficient;
  const value = mean.toPrecision(2);
  const error = standardError === null ? '' : ` ± ${standardError.toPrecision(1)}`;
  const [from, to] = found.range.map((time) => time.toPrecision(2));
  return [`${ELEMENTS[element].name} ${value}${error} (${from} to ${to} ps)`];
}

import { ELEMENT_ORDER, ELEMENTS } from '../../core/elements';
import { axis, type Figure, type Series } from '../../figures/figure';
import type { Motion } from '../figure-messages';

/** How far the atoms of each element went, against time. */
export function motionFigure({ displacement, diffusion }: Motion, stretch: string): Figure {
  const { time, byElement } = displacement;
  const present = ELEMENT_ORDER.filter((element) => byElement[element]);
  return {
    id: 'motion',
    title: 'How far atoms go',
    see: 'The mean squared distance of an atom from where it was. In a melt it grows steadily, and sodium is ahead; in a glass atoms only rattle in their places.',
    how: `Frames of “${stretch}” at even times, up to the frame on show; averaged over the atoms of an element and over times to begin from. Paths go on across the box, its centre of mass at rest.`,
    notes: diffusion
      ? [
          `Diffusion coefficients, Å²/ps: ${present.flatMap((element) => sayDiffusion(element, diffusion[element])).join(', ')}.`,
        ]
      : ['Too few frames for diffusion coefficients: 25 are needed.'],
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

function sayDiffusion(
  element: (typeof ELEMENT_ORDER)[number],
  found: NonNullable<Motion['diffusion']>[typeof element],
): string[] {
  if (!found) return [];
  const { mean, standardError } = found.coefficient;
  const value = mean.toPrecision(2);
  const error = standardError === null ? '' : ` ± ${standardError.toPrecision(1)}`;
  return [`${ELEMENTS[element].name} ${value}${error}`];
}

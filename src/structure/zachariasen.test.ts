import { describe, expect, it } from 'vitest';
import { publishedCrystal } from '../../tests/support/crystals';
import { configurationOf, referenceGlass } from '../../tests/support/glass';
import { repeated } from '../../tests/support/systems';
import { ELEMENTS, type Element } from '../core/elements';
import { networkOf } from './network';
import { RULES, zachariasenRules } from './zachariasen';

/**
 * Stishovite: octahedra that share edges along c and corners across. W. Sinclair, A. E. Ringwood,
 * Nature 272, 714 (1978): a 4.1790, c 2.6649 Å, x of oxygen 0.3062.
 */
function stishovite() {
  const [a, c, u] = [4.179, 2.6649, 0.3062];
  const sites: [Element, number, number, number][] = [
    ['Si', 0, 0, 0],
    ['Si', 0.5, 0.5, 0.5],
    ['O', u, u, 0],
    ['O', -u, -u, 0],
    ['O', 0.5 + u, 0.5 - u, 0.5],
    ['O', 0.5 - u, 0.5 + u, 0.5],
  ];
  const atoms = sites.map(
    ([element, x, y, z]) => [element, (1 + x) * a, (1 + y) * a, (1 + z) * c] as const,
  );
  const cubic = configurationOf(atoms, a);
  const positions = cubic.positions.map((x, k) => {
    const edge = k % 3 === 2 ? c : a;
    return x - edge * Math.floor(x / edge);
  });
  return { ...cubic, positions, box: [a, a, c] as const };
}

describe("Zachariasen's rules", () => {
  it.each(['α-quartz', 'β-cristobalite', 'B2O3-I', 'danburite'] as const)(
    '%s keeps them',
    (name) => {
      const rules = zachariasenRules(networkOf(publishedCrystal(name, [1, 1, 1])));
      expect(rules).toEqual({
        oxygensOnTwo: 1,
        smallPolyhedra: 1,
        cornersOnly: 1,
        sharedEdges: 0,
        sharedFaces: 0,
        threeCorners: 1,
      });
    },
  );

  it('stishovite breaks the first three, each octahedron with two edges, in one cell and in eight', () => {
    for (const crystal of [stishovite(), repeated(stishovite(), 2)]) {
      const silicons = crystal.types.filter(
        (type) => crystal.species[type].element === 'Si',
      ).length;
      expect(zachariasenRules(networkOf(crystal))).toEqual({
        oxygensOnTwo: 0,
        smallPolyhedra: 0,
        cornersOnly: 0,
        sharedEdges: silicons,
        sharedFaces: 0,
        threeCorners: 1,
      });
    }
  });

  it('two tetrahedra on a face, beside one alone', () => {
    const oxygens = [0, 1, 2].map((k) => {
      const angle = (2 * Math.PI * k) / 3;
      return ['O', 5 + 1.3 * Math.cos(angle), 5 + 1.3 * Math.sin(angle), 5] as const;
    });
    const rules = zachariasenRules(
      networkOf(
        configurationOf(
          [...oxygens, ['Si', 5, 5, 4], ['Si', 5, 5, 6], ['O', 5, 5, 2.4], ['B', 12, 12, 12]],
          20,
        ),
      ),
    );
    expect(rules).toEqual({
      oxygensOnTwo: 1,
      smallPolyhedra: 2 / 3,
      cornersOnly: 1 / 3,
      sharedEdges: 0,
      sharedFaces: 1,
      threeCorners: 2 / 3,
    });
    expect(RULES[2].say('33.3 %', rules)).toBe(
      '3: 33.3 % of polyhedra share corners only (0 pairs share an edge, 1 pair shares a face)',
    );
  });

  it('the reference glass, by distances alone', () => {
    const glass = referenceGlass();
    const elementOf = (atom: number): Element => glass.species[glass.types[atom]].element;
    const atoms = [...glass.types.keys()];
    const near = (a: number, b: number) =>
      Math.hypot(
        ...[0, 1, 2].map((k) => {
          const d = glass.positions[3 * a + k] - glass.positions[3 * b + k];
          return d - glass.box[k] * Math.round(d / glass.box[k]);
        }),
      ) <= 2;
    const oxygens = atoms.filter((atom) => elementOf(atom) === 'O');
    const formers = atoms.filter((atom) => ELEMENTS[elementOf(atom)].role === 'former');
    const corners = formers.map((former) => oxygens.filter((oxygen) => near(former, oxygen)));
    const edges = corners.flatMap((own, i) =>
      corners
        .slice(i + 1)
        .filter((other) => own.filter((oxygen) => other.includes(oxygen)).length === 2),
    ).length;
    const rules = zachariasenRules(networkOf(glass));
    expect(rules.sharedEdges).toBe(edges);
    expect(rules.smallPolyhedra).toBe(
      corners.filter(({ length }) => length === 3 || length === 4).length / formers.length,
    );
    expect(rules.oxygensOnTwo).toBe(
      oxygens.filter((oxygen) => formers.filter((former) => near(former, oxygen)).length <= 2)
        .length / oxygens.length,
    );
  });

  it('of nothing', () => {
    const { oxygensOnTwo, smallPolyhedra } = zachariasenRules(networkOf(configurationOf([], 5)));
    expect([oxygensOnTwo, smallPolyhedra]).toEqual([null, null]);
  });
});

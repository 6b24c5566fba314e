import { useMemo, useRef, useState } from 'react';
import { POTENTIALS } from '../../core/potential';
import { DEFAULT_CHOICES, type PaperFigure } from '../../figures/figure-kind';
import { boronOxide } from '../../figures/glass';
import { glassForKind, type RecordedGlass } from '../../figures/recorded-glass';
import { glassSeries } from '../../lab/comparison/glass-series';
import { missingRunOf } from '../../lab/comparison/missing';
import { distinctGlasses, type PaperGlass, sayMade } from '../../lab/comparison/paper-glasses';
import type { RadiationKind } from '../../structure/scattering/radiation';
import { CurveControls } from '../figures/curve-controls';
import { useCurves } from '../figures/curve-store';
import { FigureView } from '../figures/figure-view';
import { Button } from '../kit/button';
import { Select } from '../kit/select';
import { useVisible } from '../kit/use-visible';
import { useView } from '../stores/view-store';
import styles from './paper-view.module.css';
import { useRecordedMeasurements } from './recorded-measurements';
import { runMissing } from './run-missing';
import { useOwnGlasses } from './use-own-glasses';

/** Figures of which a single glass is worth a look too. */
const OF_ONE: readonly number[] = [2, 3, 4, 5, 6];
/** Figures that compare potentials. */
const COMPARING: readonly number[] = [7, 8, 9, 10];
const ALL = 'all';
/** Begins the value of the choice of a series. */
const SERIES = 'series ';
/** The figure that the paper draws of one glass, and that glass; the others show a series side by side. */
const USUAL: Readonly<Record<number, string>> = { 5: '10B' };

const CURVES: Readonly<Record<string, RadiationKind>> = {
  'neutron-structure-factor': 'neutron',
  'xray-structure-factor': 'xray',
};

/** Against composition the paper draws its own potential; where potentials are compared, all of them. */
function isOfFigure({ potential }: RecordedGlass, { paper }: PaperFigure): boolean {
  return COMPARING.includes(paper) || potential === POTENTIALS[0].name;
}

/** By rising B2O3, so that the colours of a series run along it. */
const byBoronOxide = (a: PaperGlass, b: PaperGlass) =>
  (boronOxide(a.glass) ?? -1) - (boronOxide(b.glass) ?? -1);

/** One figure of the paper, of the glasses of this session and of recorded ones. */
export function PaperFigureView({ kind }: { readonly kind: PaperFigure }) {
  const place = useRef<HTMLElement>(null);
  const visible = useVisible(place);
  // Once drawn a figure stays: what is scrolled away and back does not jump.
  const seen = useRef(false);
  if (visible) seen.current = true;
  const theme = useView((view) => view.theme);
  const recorded = useRecordedMeasurements(({ glasses }) => glasses);
  const own = useOwnGlasses(kind, seen.current);
  const radiation = CURVES[kind.id] ?? null;
  const curve = useCurves((curves) => (radiation ? curves[radiation] : null));
  const [chosen, setChosen] = useState<string | null>(null);

  const sources = useMemo(
    (): PaperGlass[] =>
      [
        ...own.glasses.map((glass) => ({ glass, source: 'own' as const })),
        ...(recorded ?? []).flatMap((kept) => {
          const glass = isOfFigure(kept, kind) ? glassForKind(kept, kind) : null;
          return glass ? [{ glass, source: 'recorded' as const }] : [];
        }),
      ].sort(byBoronOxide),
    [own.glasses, recorded, kind],
  );
  const glasses = useMemo(() => distinctGlasses(sources), [sources]);
  const single = OF_ONE.includes(kind.paper);
  const series = useMemo(() => (single ? glassSeries(sources) : []), [single, sources]);
  const usual = USUAL[kind.paper];
  const usualChoice =
    (usual ? glasses.find(({ name }) => name.startsWith(usual))?.name : undefined) ??
    (series.length > 1 ? `${SERIES}${series[0].name}` : ALL);
  const options = [
    ...(series.length > 1 ? series : []).map(({ name }) => ({
      value: `${SERIES}${name}`,
      label: `Side by side, ${name}`,
    })),
    ...glasses.map(({ name }) => ({ value: name, label: name })),
    { value: ALL, label: 'All side by side' },
  ];
  const choice = options.find(({ value }) => value === chosen)?.value ?? usualChoice;
  const drawn = useMemo((): PaperGlass[] => {
    const named = sources.map((source, i) => ({ ...source, glass: glasses[i] }));
    const one = named.filter(({ glass }) => single && glass.name === choice);
    if (one.length > 0) return one;
    const own = series.find(({ name }) => choice === `${SERIES}${name}`)?.sources;
    if (!own) return named;
    const names = distinctGlasses(own);
    return own.map((source, i) => ({ ...source, glass: names[i] }));
  }, [sources, glasses, series, single, choice]);
  const figure = useMemo(() => {
    if (drawn.length === 0) return null;
    const figureOf = kind.draw(
      drawn.map(({ glass }) => glass),
      { ...DEFAULT_CHOICES, curve },
    );
    return { ...figureOf, notes: [sayMade(drawn), ...figureOf.notes] };
  }, [kind, drawn, curve]);

  const waiting = recorded === null || own.done < own.count;
  const missing = waiting ? null : missingRunOf(kind.paper, glasses);
  return (
    <section
      aria-labelledby={`paper-${kind.id}`}
      className={styles.figure}
      data-paper-figure={kind.paper}
      ref={place}
      tabIndex={-1}
    >
      <FigureView
        choices={
          <>
            {single && glasses.length > 1 ? (
              <div className={styles.choice}>
                <Select label="Glass" onChange={setChosen} options={options} value={choice} />
              </div>
            ) : null}
            {radiation ? <CurveControls radiation={radiation} /> : null}
          </>
        }
        empty={<p>{waiting ? 'Measuring …' : 'There is nothing to draw yet.'}</p>}
        figure={seen.current ? figure : null}
        fileName={`figure-${kind.paper}-${kind.id}`}
        id={`paper-${kind.id}`}
        label={`Figure ${kind.paper}. ${kind.title}. ${figure?.see ?? ''}`}
        theme={theme}
        title={`Figure ${kind.paper}. ${kind.title}`}
        wide
      />
      {seen.current && own.done < own.count ? (
        <p className={styles.waiting} role="status">
          Measured {own.done} of {own.count} glasses of this session …
        </p>
      ) : null}
      {missing ? (
        <div className={styles.missing}>
          <p>{missing.words}</p>
          <Button onClick={() => runMissing(missing)}>{missing.label}</Button>
        </div>
      ) : null}
    </section>
  );
}

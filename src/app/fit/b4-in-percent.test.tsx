import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { campaignSettings, simulated, targetsOf } from '../../../tests/support/campaigns';
import { createCampaign, jobsOf, withCandidates, withOutcomes } from '../../learn/campaign';
import { WANG_2018 } from '../../learn/parameters';
import type { Candidate } from '../../learn/surrogate-search';
import { AnswerTable } from './answer-table';
import { RoundTable } from './round-table';
import { TargetsSection } from './targets-section';

const settings = campaignSettings();
const targets = targetsOf(['24B', '75B']);

/** A candidate of which 62.3 ± 1.2 and 31.0 ± 0.4 % are expected. */
const candidate: Candidate = {
  parameters: WANG_2018,
  value: 0.02,
  loss: 0.02,
  spread: 0.001,
  risk: 0,
  predictions: [
    [0.6234, 0.0123],
    [0.31, 0.004],
  ].map(([mean, spread], i) => ({
    composition: targets[i].composition,
    density: { mean: 2.4, spread: 0.01 },
    b4: { mean, spread },
  })),
};

/** Heads and cells of a table as a person reads them; of a field what stands in it. */
function cellsOf(element: ReactElement): string[] {
  const markup = renderToStaticMarkup(element);
  return [...markup.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, inner]) =>
    `${inner.replace(/<[^>]+>/g, ' ')} ${inner.match(/ value="([^"]*)"/)?.[1] ?? ''}`
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

it('what the surrogate expects says B4 in per cent', () => {
  const cells = cellsOf(<AnswerTable mine={candidate} paper={candidate} targets={targets} />);
  expect(cells).toContain('B4 wanted, %');
  expect(cells).toContain('62.3 ± 1.2');
  expect(cells).toContain('31.0 ± 0.4');
  expect(cells).toContain((100 * (targets[0].b4 ?? 0)).toFixed(1));
});

it('rounds say B4 in per cent: predicted, simulated and wanted', () => {
  const begun = withCandidates(createCampaign(settings, []), {
    candidates: [candidate],
    surrogate: null,
  } as never);
  const done = withOutcomes(begun, jobsOf(begun, 0).map(simulated));
  const cells = cellsOf(<RoundTable campaign={done} />);
  expect(cells).toContain('24B, B4 in %');
  const [made] = jobsOf(begun, 0).map(simulated);
  const said = made.unstable ? '' : (100 * (made.b4?.value ?? 0)).toFixed(1);
  expect(cells).toContain(`62.3 ± 1.2 ${said}`);
  expect(cells).toContain((100 * (targets[1].b4 ?? 0)).toFixed(1));
});

it('targets are set in per cent', () => {
  const cells = cellsOf(<TargetsSection />);
  expect(cells).toContain('B4, %');
  // Smedskjaer et al. 2011: 62.3 % of the boron of 24B
  expect(cells).toContain('62.3');
});

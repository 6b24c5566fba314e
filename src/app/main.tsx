import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import './theme.css';
import './base.css';
import { showOpeningGlass } from './files/opening-glass';
import { fetchRecordedTrajectories } from './files/recorded-trajectories';
import { openLinkInAddress } from './files/share';
import { watchKept } from './kept/kept-store';
import { probeGpu } from './lab/lab';
import { tellTrouble } from './stores/notice-store';
import { fetchPresets } from './stores/presets-store';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

probeGpu();
watchKept();
void fetchPresets();
void fetchRecordedTrajectories();
void showOpeningGlass().catch(tellTrouble);
openLinkInAddress();
addEventListener('hashchange', openLinkInAddress);

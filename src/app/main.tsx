import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import './theme.css';
import './base.css';
import { probePlatform } from './control/run-control';
import { fetchRecordedTrajectories } from './files/recorded-trajectories';
import { watchKept } from './kept/kept-store';
import { Part } from './kit/part';
import { followBench } from './scene/address';
import { notifyFailure } from './stores/notice-store';
import { fetchPresets } from './stores/presets-store';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Part name="The page">
        <App />
      </Part>
    </StrictMode>,
  );
}

probePlatform();
watchKept();
void fetchPresets();
void fetchRecordedTrajectories();
void followBench().catch(notifyFailure);

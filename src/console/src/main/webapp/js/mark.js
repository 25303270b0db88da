import { html } from './ui.js';

/** The repeat sign of sheet music, and the name. */
export const Mark = () => html`<span class="mark">
  <svg viewBox="0 0 32 32" width="30" height="30" aria-hidden="true" focusable="false">
    <rect width="32" height="32" rx="8" />
    <circle cx="10.5" cy="12.6" r="2" /><circle cx="10.5" cy="19.4" r="2" />
    <path d="M16.5 7.5v17" stroke-width="1.8" /><path d="M22 7.5v17" stroke-width="4.2" />
  </svg>
  <span>Reprise</span>
</span>`;

import { html, number } from './ui.js';

const WIDTH = 120;
const HEIGHT = 24;

/** A line of numbers, the oldest first; null leaves a gap. What it shows is said in words, too. */
export function spark(values, label) {
  const seen = values.filter((value) => value != null);
  if (seen.length === 0) return html`<span class="quiet">nothing yet</span>`;
  const most = Math.max(...seen);
  const x = (index) => ((index * WIDTH) / Math.max(1, values.length - 1)).toFixed(1);
  const y = (value) => (HEIGHT - 1 - (most === 0 ? 0 : (value * (HEIGHT - 2)) / most)).toFixed(1);
  const lines = [];
  values.forEach((value, index) => {
    if (value == null) return;
    if (index === 0 || values[index - 1] == null) lines.push([]);
    lines.at(-1).push(`${x(index)},${y(value)}`);
  });
  return html`<svg class="spark" viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} width=${WIDTH} height=${HEIGHT} role="img" aria-label=${`${label}: at most ${number(most)}`}>
    ${lines.map((points) => html`<polyline points=${(points.length === 1 ? [points[0], points[0]] : points).join(' ')} />`)}
  </svg>`;
}

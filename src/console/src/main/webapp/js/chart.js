import uPlot from '../vendor/uplot/uPlot.esm.js';
import { html, span, time, useEffect, useRef, useState } from './ui.js';
import * as api from './api.js';
import { LagLines } from './laglines.js';
import { Section } from './table.js';

const HEIGHT = 220;
const DASHES = [[], [6, 4], [2, 3], [10, 3, 2, 3]];
const dark = matchMedia('(prefers-color-scheme: dark)');

/** Lag of every site over the last fifteen minutes. */
export function LagChart({ view, utc }) {
  const box = useRef(null);
  const lines = useRef(null);
  const plot = useRef(null);
  const [ready, setReady] = useState(0);
  const [under, setUnder] = useState(null);

  const load = () => api.lag().then((answer) => {
    lines.current = new LagLines(answer);
    setReady((count) => count + 1);
  }, () => { /* the next view asks again */ });

  useEffect(() => {
    if (lines.current?.add(view)) plot.current?.setData(lines.current.data());
    else load();
  }, [view.at]);

  useEffect(() => {
    if (!ready) return undefined;
    const draw = () => {
      plot.current?.destroy();
      plot.current = new uPlot(options(lines.current.names, box.current, utc, setUnder), lines.current.data(), box.current);
    };
    const size = new ResizeObserver(() => plot.current?.setSize({ width: box.current.clientWidth, height: HEIGHT }));
    draw();
    size.observe(box.current);
    dark.addEventListener('change', draw);
    return () => {
      dark.removeEventListener('change', draw);
      size.disconnect();
      plot.current?.destroy();
      plot.current = null;
    };
  }, [ready, utc]);

  return html`<${Section} id="lag" title="Lag" note=${under === null ? 'seconds, over the last 15 minutes' : `at ${moment(lines.current, under, utc)}`}>
    <ul class="legend">${view.sites.map((site, index) => html`<li key=${site.name}>
      <svg width="26" height="8" aria-hidden="true" focusable="false"><line x1="1" y1="4" x2="25" y2="4" class=${`line-${index % 4}`} /></svg>
      ${site.name} <strong>${said(lines.current, site, index, under)}</strong></li>`)}
    </ul>
    <div class="chart" ref=${box} role="img" aria-label=${spoken(lines.current, view)}></div>
  <//>`;
}

const moment = (lines, index, utc) => time(new Date(lines.times[index] * 1000).toISOString(), utc);

function said(lines, site, index, under) {
  const value = under === null ? (site.reachable ? site.figures.lagSeconds : null) : lines?.values[index]?.[under];
  return value === null || value === undefined ? 'not known' : span(value);
}

function spoken(lines, view) {
  const each = view.sites.map((site, index) => {
    const known = (lines?.values[index] ?? []).filter((value) => value !== null);
    return known.length === 0 ? `${site.name} not known` : `${site.name} at most ${span(Math.max(...known))}`;
  });
  return `Lag over the last 15 minutes: ${each.join(', ')}.`;
}

function options(names, box, utc, under) {
  const style = getComputedStyle(document.documentElement);
  const paint = (name) => style.getPropertyValue(name).trim();
  const axis = {
    stroke: paint('--quiet'), grid: { stroke: paint('--line'), width: 1 }, ticks: { show: false },
    font: '12px system-ui, sans-serif',
  };
  return {
    width: box.clientWidth,
    height: HEIGHT,
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
    tzDate: (seconds) => (utc ? uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC') : new Date(seconds * 1000)),
    scales: { y: { range: (_, low, high) => [0, Math.max(1, (high ?? 0) * 1.1)] } },
    axes: [
      { ...axis, values: '{HH}:{mm}', space: 70, size: 30 },
      { ...axis, size: 56, values: (_, ticks) => ticks.map((tick) => `${tick} s`) },
    ],
    series: [{}, ...names.map((name, index) => ({
      label: name, stroke: paint(`--series-${index % 4}`), width: 2, dash: DASHES[index % 4], points: { show: false },
    }))],
    hooks: { setCursor: [(self) => under(self.cursor.idx ?? null)] },
  };
}

// The numbers behind the chart: one value a second for each site, fifteen minutes of them. Plain arrays, no drawing.
const SECONDS = 900;
const HOLD = 2;

export class LagLines {
  constructor({ lastSecond, lines }) {
    const length = lines[0]?.lagSeconds.length ?? 0;
    this.times = Array.from({ length }, (_, index) => lastSecond - length + 1 + index);
    this.names = lines.map((line) => line.name);
    this.values = lines.map((line) => [...line.lagSeconds]);
  }

  /** Adds the newest view. False when too much was missed: the lines must be loaded again. */
  add(view) {
    const second = Math.floor(Date.parse(view.at) / 1000);
    const last = this.times[this.times.length - 1];
    if (second - last > SECONDS / 10 || second < last || view.sites.length !== this.names.length) return false;
    for (let next = last + 1; next <= second; next += 1) this.times.push(next);
    view.sites.forEach((site, index) => this.fill(this.values[index], (site.reachable ? site.figures.lagSeconds : null) ?? null, second - last));
    if (this.times.length > SECONDS) {
      const over = this.times.length - SECONDS;
      this.times.splice(0, over);
      this.values.forEach((line) => line.splice(0, over));
    }
    return true;
  }

  /** A second or two without an event are bridged; more is a gap. */
  fill(line, value, steps) {
    const before = line[line.length - 1];
    if (steps === 0) line[line.length - 1] = value;
    for (let step = 1; step <= steps; step += 1) {
      line.push(step === steps ? value : steps <= HOLD + 1 ? before : null);
    }
  }

  data() {
    return [this.times, ...this.values];
  }
}

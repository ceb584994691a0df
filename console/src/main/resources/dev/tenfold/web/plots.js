// All plots of one report, on one time axis and with one cursor.

import { Chart } from "./chart.js";
import { plotsOf } from "./lines.js";

export class Plots {
  /**
   * @param heard told the seconds that somebody points at or clicks on
   * @param only ids of the plots to show; all of them if left out
   */
  constructor(host, heard, only) {
    this.host = host;
    this.heard = heard;
    this.only = only;
    this.charts = [];
    this.report = null;
    new ResizeObserver(() => this.charts.forEach((chart) => chart.resize(host.clientWidth))).observe(host);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () =>
      this.charts.forEach((chart) => chart.redraw()),
    );
  }

  /** Shows a report: in the plots that are there if they fit, else in new ones. */
  show(report) {
    const plots = plotsOf(report).filter((plot) => !this.only || this.only.includes(plot.id));
    this.report = report;
    const fit = plots.length === this.charts.length && this.charts.every((chart, i) => chart.fits(plots[i]));
    if (fit) {
      this.charts.forEach((chart, i) => chart.show(plots[i], report));
      return;
    }
    this.charts.forEach((chart) => chart.remove());
    this.charts = plots.map((plot) => new Chart(this.host, this.host.clientWidth, plot, report, this.heard));
  }

  /** Moves all cursors to a moment; a plot that was made just now has its scales only a moment later. */
  at(seconds) {
    queueMicrotask(() => this.#move(seconds));
  }

  #move(seconds) {
    if (!this.report || this.report.times.length === 0) return;
    const found = this.report.times.findIndex((time) => time >= seconds);
    const index = found < 0 ? this.report.times.length - 1 : found;
    this.charts.forEach((chart) => chart.at(index));
  }

  settle() {
    this.charts.forEach((chart) => chart.settle());
  }
}

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
    // While a knob is turned, only what can be seen is painted.
    this.sight = new IntersectionObserver((seen) => seen.forEach((one) => this.#see(one)), { rootMargin: "100px" });
    new ResizeObserver(() => this.charts.forEach((chart) => chart.resize(host.clientWidth))).observe(host);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () =>
      this.charts.forEach((chart) => chart.redraw()),
    );
  }

  /** Shows a report: in the plots that are there as far as they fit, else in new ones. */
  show(report) {
    const plots = plotsOf(report).filter((plot) => !this.only || this.only.includes(plot.id));
    this.report = report;
    const fitting = plots.map((plot) => this.charts.find((chart) => chart.fits(plot)));
    this.charts.filter((chart) => !fitting.includes(chart)).forEach((chart) => this.#remove(chart));
    fitting.forEach((chart, i) => chart?.show(plots[i], report));
    this.charts = fitting.map((chart, i) => chart ?? this.#make(plots[i]));
    this.charts.reduceRight((next, chart) => {
      if (next && chart.root.nextElementSibling !== next.root) next.root.before(chart.root);
      return chart;
    }, null);
  }

  #make(plot) {
    const chart = new Chart(this.host, this.host.clientWidth, plot, this.report, this.heard);
    this.sight.observe(chart.root);
    return chart;
  }

  #remove(chart) {
    this.sight.unobserve(chart.root);
    chart.remove();
  }

  #see(one) {
    this.charts.find((chart) => chart.root === one.target)?.see(one.isIntersecting);
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

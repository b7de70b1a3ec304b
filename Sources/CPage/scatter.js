// Codes of several runs as linked scatter plots: points that are brushed in one panel stand out in all of them.
"use strict";
(() => {
  const light = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#8F7F00", "#555555", "#7B3294", "#8C510A"];
  const dark = ["#4FA3E0", "#F0803C", "#2DC79B", "#E39AC3", "#F2B84B", "#9AD7FA", "#F0E442", "#B1BAC4", "#B388EB", "#C9976B"];
  const isDark = matchMedia("(prefers-color-scheme: dark)");

  function bytes(text) { return Uint8Array.from(atob(text), (character) => character.charCodeAt(0)); }

  /** Codes of a run as a column of numbers for each latent. */
  function columns(run, count) {
    const words = new DataView(bytes(run.codes).buffer);
    return run.ranges.map(([low, high], column) => {
      const values = new Float32Array(count);
      for (let n = 0; n < count; n++) values[n] = low + (high - low) * words.getUint16(2 * (column * count + n), true) / 65535;
      return values;
    });
  }

  /** The image of a run's codes under z -> z·W + b, column by column. */
  function mapped(raw, map) {
    return map.shift.map((shift, to) => {
      const image = new Float32Array(raw[0].length).fill(shift);
      raw.forEach((values, from) => {
        const weight = map.matrix[from][to];
        for (let n = 0; n < image.length; n++) image[n] += values[n] * weight;
      });
      return image;
    });
  }

  function weighted(all, weights) {
    const sum = new Float32Array(all[0].length);
    weights.forEach((weight, column) => { for (let n = 0; n < sum.length; n++) sum[n] += weight * all[column][n]; });
    return sum;
  }

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  function choice(label, options, change) {
    const select = element("select", { "aria-label": label }, ...options.map(([value, text]) => element("option", { value }, text)));
    select.addEventListener("change", change);
    return { select, label: element("label", {}, `${label} `, select) };
  }

  class LinkedScatter {
    constructor(place, data) {
      this.data = data;
      this.count = data.rows.length;
      this.runs = data.runs.map((run) => {
        const raw = columns(run, this.count);
        return { name: run.name, raw, aligned: mapped(raw, run.map), groups: bytes(run.groups) };
      });
      this.chosen = null; // for each point whether it is brushed; null where nothing is
      this.hidden = new Set();
      this.hovered = -1;
      this.isWaiting = false;
      this.build(place);
      this.layOut();
      this.say("");
      isDark.addEventListener("change", () => this.draw());
      new ResizeObserver(() => this.layOut()).observe(this.panels[0].plot);
    }

    build(place) {
      const again = () => this.layOut();
      const names = this.data.runs[0].ranges.map((_, column) => [`${column}`, this.data.columns[column]]);
      this.space = choice("Codes", [["aligned", "aligned onto the first run"], ["raw", "raw"]], again);
      const canonical = this.data.canonical ? [["canonical", "canonical pair"]] : [];
      this.x = choice("across", canonical.concat(names), again);
      this.y = choice("up", names, again);
      if (names.length > 1) this.y.select.value = "1";
      this.clear = element("button", { type: "button" }, "Clear the brush");
      this.clear.addEventListener("click", () => this.clearBrush());
      const controls = element("div", { class: "controls" }, this.space.label);
      if (names.length > 2) controls.append(this.x.label, this.y.label);
      controls.append(...this.data.groups.map((name, group) => this.groupButton(name, group)));
      if (this.runs.length > 2) controls.append(...this.runs.map((run, index) => this.runButton(run.name, index)));
      controls.append(this.clear);
      const grid = element("div", { class: "panels" });
      this.panels = this.runs.map((run, index) => this.panel(run, index, grid));
      this.status = element("div", { role: "status" });
      place.append(controls, grid, this.status);
    }

    toggle(label, content, change) {
      const button = element("button", { type: "button", "aria-pressed": "true", "aria-label": label }, ...content);
      button.addEventListener("click", () => {
        const isOn = button.getAttribute("aria-pressed") !== "true";
        button.setAttribute("aria-pressed", `${isOn}`);
        change(isOn);
      });
      return button;
    }

    groupButton(name, group) {
      const swatch = element("span", { class: "swatch", "data-group": group });
      return this.toggle(`show ${name}`, [swatch, name], (isOn) => {
        if (isOn) this.hidden.delete(group); else this.hidden.add(group);
        this.draw();
      });
    }

    runButton(name, index) {
      return this.toggle(`show ${name}`, [name], (isOn) => {
        this.panels[index].frame.hidden = !isOn;
        this.layOut();
      });
    }

    panel(run, index, grid) {
      const canvas = element("canvas", { "aria-hidden": "true" });
      const plot = element("div", { class: "plot" }, canvas);
      const axis = element("div", { class: "axis" });
      const frame = element("section", { class: "panel", "aria-label": run.name }, element("h4", {}, run.name), plot, axis);
      grid.append(frame);
      const svg = d3.select(plot).append("svg").attr("aria-hidden", "true");
      const brush = d3.svg.brush()
        .on("brushstart", () => this.panels.forEach((other) => { if (other.brush !== brush) other.layer.call(other.brush.clear()); }))
        .on("brush", () => this.brushed(index));
      const layer = svg.append("g").attr("class", "brush");
      const panel = { run, canvas, plot, axis, frame, brush, layer, x: d3.scale.linear(), y: d3.scale.linear(), across: null, up: null };
      plot.addEventListener("mousemove", (event) => this.hover(panel, event));
      plot.addEventListener("mouseleave", () => this.show(-1));
      return panel;
    }

    /** The two coordinates of a run's points as they are chosen. */
    coordinates(run) {
      const isAligned = this.space.select.value === "aligned";
      const all = isAligned ? run.aligned : run.raw;
      if (this.x.select.value === "canonical" && this.data.runs[0].ranges.length > 2) {
        return this.data.canonical.map((weights) => weighted(run.aligned, weights));
      }
      return [all[Number(this.x.select.value) || 0], all[Number(this.y.select.value) || 0]];
    }

    /** Fits the panels to their size and their points, and draws them. */
    layOut() {
      const isCanonical = this.x.select.value === "canonical";
      this.y.select.disabled = isCanonical;
      this.space.select.disabled = isCanonical;
      const isShared = isCanonical || this.space.select.value === "aligned";
      for (const panel of this.panels) [panel.across, panel.up] = this.coordinates(panel.run);
      const extent = (name, panels) => {
        const ends = panels.map((panel) => d3.extent(panel[name]));
        const [low, high] = [d3.min(ends, (end) => end[0]), d3.max(ends, (end) => end[1])];
        const margin = (high - low || 1) * 0.04;
        return [low - margin, high + margin];
      };
      for (const panel of this.panels) {
        const size = panel.plot.clientWidth || 240;
        const from = isShared ? this.panels : [panel];
        panel.x.domain(extent("across", from)).range([0, size]);
        panel.y.domain(extent("up", from)).range([size, 0]);
        const scale = devicePixelRatio || 1;
        panel.canvas.width = panel.canvas.height = Math.round(size * scale);
        panel.brush.x(panel.x).y(panel.y);
        panel.layer.call(panel.brush);
        const format = (number) => d3.format(".3g")(number).replace("-", "\u2212");
        const names = isCanonical ? ["canonical 1", "canonical 2"] : [this.data.columns[Number(this.x.select.value)], this.data.columns[Number(this.y.select.value)]];
        panel.axis.textContent = `${names[0]} ${panel.x.domain().map(format).join(" to ")}; ${names[1]} ${panel.y.domain().map(format).join(" to ")}`;
      }
      this.draw();
    }

    colors() { return isDark.matches ? dark : light; }

    draw() {
      const colors = this.colors();
      for (const swatch of this.panels[0].frame.closest(".scatter").querySelectorAll(".swatch")) {
        swatch.style.background = colors[swatch.dataset.group % colors.length];
      }
      for (const panel of this.panels) if (!panel.frame.hidden) this.drawPanel(panel, colors);
    }

    drawPanel(panel, colors) {
      const scale = devicePixelRatio || 1;
      const context = panel.canvas.getContext("2d");
      context.setTransform(scale, 0, 0, scale, 0, 0);
      context.clearRect(0, 0, panel.canvas.width, panel.canvas.height);
      const size = this.count > 20000 ? 1 : this.count > 4000 ? 1.5 : 2.5;
      for (const isChosen of this.chosen ? [false, true] : [true]) {
        context.globalAlpha = isChosen ? 0.75 : 0.12;
        for (let group = 0; group < Math.max(1, this.data.groups.length, d3.max(panel.run.groups) + 1); group++) {
          if (this.hidden.has(group)) continue;
          context.fillStyle = colors[group % colors.length];
          for (let n = 0; n < this.count; n++) {
            if (panel.run.groups[n] !== group || (this.chosen && this.chosen[n] !== isChosen)) continue;
            context.fillRect(panel.x(panel.across[n]) - size / 2, panel.y(panel.up[n]) - size / 2, size, size);
          }
        }
      }
      if (this.hovered >= 0) {
        context.globalAlpha = 1;
        context.strokeStyle = getComputedStyle(panel.frame).color;
        context.lineWidth = 2;
        context.beginPath();
        context.arc(panel.x(panel.across[this.hovered]), panel.y(panel.up[this.hovered]), 6, 0, 7);
        context.stroke();
      }
    }

    brushed(index) {
      const panel = this.panels[index];
      if (panel.brush.empty()) { this.chosen = null; this.say(""); this.draw(); return; }
      const [[left, bottom], [right, top]] = panel.brush.extent();
      this.chosen = new Array(this.count);
      let count = 0;
      for (let n = 0; n < this.count; n++) {
        const [x, y] = [panel.across[n], panel.up[n]];
        this.chosen[n] = x >= left && x <= right && y >= bottom && y <= top && !this.hidden.has(panel.run.groups[n]);
        if (this.chosen[n]) count += 1;
      }
      this.say(`${count} of ${this.count} points are brushed in ${panel.run.name}`);
      this.drawSoon();
    }

    /** Draws once before the next picture of the screen, however often it is asked to. */
    drawSoon() {
      if (this.isWaiting) return;
      this.isWaiting = true;
      requestAnimationFrame(() => { this.isWaiting = false; this.draw(); });
    }

    clearBrush() {
      for (const panel of this.panels) panel.layer.call(panel.brush.clear());
      this.chosen = null;
      this.say("");
      this.draw();
    }

    /** The point nearest to the pointer, within ten pixels. */
    hover(panel, event) {
      if (event.buttons) return;
      const box = panel.plot.getBoundingClientRect();
      const [x, y] = [event.clientX - box.left, event.clientY - box.top];
      let [best, nearest] = [-1, 100];
      for (let n = 0; n < this.count; n++) {
        const distance = (panel.x(panel.across[n]) - x) ** 2 + (panel.y(panel.up[n]) - y) ** 2;
        if (distance < nearest && !this.hidden.has(panel.run.groups[n])) [best, nearest] = [n, distance];
      }
      this.show(best);
    }

    show(point) {
      if (point === this.hovered) return;
      this.hovered = point;
      if (point >= 0) {
        const group = this.data.groups[this.panels[0].run.groups[point]];
        this.say(`row ${this.data.rows[point]}${group === undefined ? "" : `, ${group}`}`);
      } else if (!this.chosen) {
        this.say("");
      }
      this.drawSoon();
    }

    /** Says something, or else what can be done. */
    say(words) {
      const all = this.data.points === this.count ? "" : ` ${this.count} of ${this.data.points} points are drawn.`;
      this.status.textContent = words || `Draw a box around points of one run: they stand out in all runs.${all}`;
    }
  }

  for (const place of document.querySelectorAll(".scatter")) {
    const data = document.getElementById(place.dataset.from);
    new LinkedScatter(place, JSON.parse(data.textContent));
  }
})();

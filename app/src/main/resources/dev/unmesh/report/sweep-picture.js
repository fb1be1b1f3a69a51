// Draws the sweep's picture anew: other axes, another width, other marks.
(function (sweep, layout) {
  'use strict';
  var svg = document.querySelector('svg.pareto');
  if (!sweep || !svg) return;
  var data = sweep.data, state = sweep.state, NS = 'http://www.w3.org/2000/svg', width = 0;

  function add(parent, tag, attributes, text) {
    var made = document.createElementNS(NS, tag);
    Object.keys(attributes).forEach(function (name) { made.setAttribute(name, attributes[name]); });
    if (text !== undefined) made.textContent = text;
    parent.appendChild(made);
    return made;
  }

  function grid(parent, f) {
    var axes = layout.axes(), right = f.width - f.right, bottom = f.height - f.bottom, reached = -1e9;
    axes.y.ticks.forEach(function (tick) {
      var y = layout.place(f, tick[0], true);
      if (!named(tick[1])) add(parent, 'line', {x1: f.left, y1: y, x2: right, y2: y, 'class': 'grid'});
      add(parent, 'text', {x: f.left - 8, y: y + 4, 'class': 'tick end'}, tick[1]);
      if (named(tick[1])) add(parent, 'line', {x1: f.left, x2: right, y1: edge(tick[0], true, f), y2: edge(tick[0], true, f), 'class': 'strip-edge'});
    });
    axes.x.ticks.forEach(function (tick) {
      var x = layout.place(f, tick[0], false), half = layout.textWidth(tick[1]) / 2;
      if (!named(tick[1])) add(parent, 'line', {x1: x, y1: f.top, x2: x, y2: bottom, 'class': 'grid'});
      if (named(tick[1])) add(parent, 'line', {x1: edge(tick[0], false, f), x2: edge(tick[0], false, f), y1: f.top, y2: bottom, 'class': 'strip-edge'});
      if (x - half < reached || x + half > f.width - 2) return;
      reached = x + half + 12;
      add(parent, 'text', {x: x, y: bottom + 18, 'class': 'tick mid'}, tick[1]);
    });
    add(parent, 'line', {x1: f.left, y1: bottom, x2: right, y2: bottom, 'class': 'axis'});
    add(parent, 'line', {x1: f.left, y1: f.top, x2: f.left, y2: bottom, 'class': 'axis'});
    title(parent, axes.x, f, f.width - 4, f.height - 8, 'name end', [' (more is better →)', ' (← less is better)', ' →', ' ←']);
    title(parent, axes.y, f, 2, 16, 'name', [' (↑ more is better)', ' (↓ less is better)', ' ↑', ' ↓']);
  }

  function named(text) { return text === 'lower' || text === 'higher'; }
  function edge(at, up, f) { return layout.place(f, at < .5 ? .075 : .925, up); }

  function title(parent, axis, f, x, y, kind, ways) {
    var more = axis.better > 0, text = axis.title + ways[more ? 0 : 1];
    add(parent, 'text', {x: x, y: y, 'class': kind}, layout.textWidth(text, true) > f.width - 8 ? axis.title + ways[more ? 2 : 3] : text);
  }

  function line(parent, a, b, kind) { add(parent, 'line', {x1: a.x, y1: a.y, x2: b.x, y2: b.y, 'class': kind}); }

  function draw() {
    width = Math.floor(svg.parentNode.clientWidth);
    if (width < 100) return;
    var focused = document.activeElement && document.activeElement.closest && document.activeElement.closest('svg.pareto a');
    var key = focused && focused.getAttribute('data-key');
    var f = layout.frame(width), found = layout.marks(f), desc = svg.querySelector('desc'), axes = layout.axes();
    svg.setAttribute('viewBox', '0 0 ' + f.width + ' ' + f.height);
    svg.classList.toggle('many', found.length > layout.MANY);
    svg.setAttribute('role', 'group');
    svg.setAttribute('aria-label', axes.y.title + ' and ' + axes.x.title);
    svg.replaceChildren();
    if (desc) svg.appendChild(desc);
    grid(add(svg, 'g', {'class': 'frame-of', 'aria-hidden': 'true'}), f);
    var under = add(svg, 'g', {'aria-hidden': 'true'});
    found.forEach(function (one) {
      if (!one.control) return;
      var of = add(under, 'g', {'class': 'tied' + (one.front ? ' at-front' : ''), 'data-of': one.setting.number});
      line(of, one, one.control, 'tether');
      add(of, 'circle', {cx: one.control.x, cy: one.control.y, r: 3, 'class': 'control-mark'});
    });
    if (!state.runs) {
      layout.trails(found).forEach(function (of) {
        add(under, 'polyline', {points: of.map(function (one) { return one.x + ',' + one.y; }).join(' '), 'class': 'trail ' + of[0].setting.hue, 'data-family': of[0].setting.family});
      });
    }
    add(under, 'path', {d: layout.staircase(f, found), 'class': 'front-line'});
    var seeds = add(svg, 'g', {});
    found.forEach(function (one) {
      if (!one.seeds || !one.seeds.length) return;
      var of = add(seeds, 'g', {'class': 'runs ' + one.setting.hue, 'data-of': one.setting.number});
      one.seeds.forEach(function (seed) {
        line(of, one, seed, 'spoke');
        var link = add(of, 'a', {href: seed.run.report, tabindex: '-1', 'data-of': one.setting.number, 'data-seed': seed.run.seed, 'aria-label': one.setting.name + ', seed ' + seed.run.seed});
        add(link, 'circle', {cx: seed.x, cy: seed.y, r: 3, 'class': 'run'});
      });
    });
    var top = add(svg, 'g', {});
    found.slice().sort(function (a, b) { return a.front - b.front; }).forEach(function (one) { point(top, one); });
    var words = add(svg, 'g', {'class': 'labels', 'aria-hidden': 'true'});
    layout.labels(f, found).forEach(function (label) {
      add(words, 'text', {x: label.x, y: label.y, 'class': label.mark.front ? 'label at-front' : 'label', 'data-of': label.mark.setting.number}, label.text);
    });
    told(found);
    if (key) {
      var again = svg.querySelector('a[data-key="' + key + '"]');
      if (again) again.focus();
    }
  }

  function point(parent, one) {
    var setting = one.setting, alone = one.run || (setting.runs.length === 1 ? setting.runs[0] : null);
    var link = add(parent, 'a', {
      href: alone ? alone.report : '#setting-' + setting.number, 'data-of': setting.number, 'data-key': setting.number + (one.run ? '.' + one.run.seed : ''),
      'class': 'point ' + setting.hue + (one.front ? ' at-front' : '') + (state.picked[setting.number] ? ' picked' : ''),
      'aria-label': setting.name + (one.run && setting.runs.length > 1 ? ', seed ' + one.run.seed : '') + (one.front ? ', beaten by none' : '') + (setting.chosen ? ', chosen' : '')
    });
    if (one.run) link.setAttribute('data-seed', one.run.seed);
    var at = add(link, 'g', {transform: 'translate(' + one.x + ' ' + one.y + ')'});
    add(at, 'circle', {r: 13, 'class': 'reach'});
    add(at, 'path', {d: sweep.shape(setting), 'class': 'shape'});
    if (setting.chosen) add(at, 'circle', {r: 10, 'class': 'ring'});
    if (state.picked[setting.number]) add(at, 'circle', {r: setting.chosen ? 13 : 11, 'class': 'picked-ring'});
    if (one.offX) add(at, 'path', {d: 'M10 -4L15 0L10 4', transform: 'scale(' + one.offX + ' 1)', 'class': 'off'});
    if (one.offY) add(at, 'path', {d: 'M-4 -10L0 -15L4 -10', transform: 'scale(1 ' + one.offY + ')', 'class': 'off'});
  }

  // The front in a sentence, and what one must know of the axes.
  function told(found) {
    var axes = layout.axes(), front = found.filter(function (one) { return one.front; });
    var names = front.map(function (one) { return one.setting.name + (one.run && one.setting.runs.length > 1 ? ', seed ' + one.run.seed : ''); });
    var most = 8, text = names.length > most ? names.slice(0, most - 1).join(', ') + ' and ' + (names.length - most + 1) + ' more'
      : names.length > 1 ? names.slice(0, -1).join(', ') + ' and ' + names[names.length - 1] : names.join('');
    var kind = state.runs ? 'trial' : 'setting';
    document.getElementById('front-text').textContent = !found.length ? 'Nothing is shown: no ' + kind + ' of those chosen has both figures.'
      : 'Of ' + found.length + ' ' + kind + (found.length === 1 ? '' : 's') + ' ' + front.length + (front.length === 1 ? ' is' : ' are') + ' beaten by none in both '
        + data.figures[state.up].title + ' and ' + data.figures[state.across].title + ': ' + text + '.';
    var notes = document.getElementById('axis-notes');
    notes.replaceChildren();
    [data.scenes[state.scene].note, axes.y.note, axes.x.note].forEach(function (note) { if (note) sweep.make('p', note, notes).className = 'axis-note'; });
  }

  sweep.listen(draw);
  if (window.ResizeObserver) {
    new ResizeObserver(function () { if (Math.floor(svg.parentNode.clientWidth) !== width) draw(); }).observe(svg.parentNode);
  }
})(unmeshSweep, unmeshSweepLayout);

// The film: plays the wiring through training on the picture of the finished network. Draws from what the page holds, asks for nothing.
(function () {
  'use strict';
  var box = document.querySelector('.film');
  if (!box) return;
  var SVG = 'http://www.w3.org/2000/svg';
  var DENSE = {opacity: [.1, .17, .25, .35, .45, .56, .67, .78, .89, 1], width: [.5, .6, .8, .95, 1.1, 1.3, 1.5, 1.75, 2, 2.3]};
  var SPARSE = {opacity: [.5, .5, .5, .72, .72, .72, .88, .88, 1, 1], width: [1.1, 1.1, 1.1, 1.8, 1.8, 1.8, 2.5, 2.5, 2.8, 3.2]};
  var LEVELS = 10, FAINTEST = .02, SECONDS = 12;
  var calm = matchMedia('(prefers-reduced-motion: reduce)');
  var film = JSON.parse(box.dataset.script), picture = document.getElementById(box.dataset.picture);
  var slider = box.querySelector('input'), play = box.querySelector('.play'), speed = box.querySelector('select');
  var readout = box.querySelector('output'), room = box.querySelector('.film-curves');
  var count = film.steps.length, reel = null, stage = null, trained = count - film.cuts.length, now = trained - 1, drawn = -1;

  function element(name, attributes, parent) {
    var made = document.createElementNS(SVG, name);
    for (var key in attributes) made.setAttribute(key, attributes[key]);
    if (parent) parent.appendChild(made);
    return made;
  }

  // ---- frames: for each part, for each frame, which entries and how large
  function unpack() {
    var text = atob(box.dataset.frames), bytes = new Uint8Array(text.length), at = 0;
    for (var i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
    var view = new DataView(bytes.buffer);
    function number() {
      var value = 0, shift = 0, byte;
      do { byte = bytes[at++]; value += (byte & 127) * Math.pow(2, shift); shift += 7; } while (byte > 127);
      return value;
    }
    return film.parts.map(function (part) {
      return film.steps.map(function () {
        var scale = view.getFloat32(at, true);
        at += 4;
        var kept = number(), entry = 0, entries = new Int32Array(kept), weights = new Float32Array(kept);
        for (var k = 0; k < kept; k++) {
          entries[k] = entry += number();
          weights[k] = scale * view.getInt8(at++);
        }
        return {entries: entries, weights: weights};
      });
    });
  }

  // ---- who: for each layer, for each frame, the place where the neuron now at a place ends
  function cast(layer) {
    if (!layer.moves.length) return null;
    var moves = layer.moves, order = [], i, at = 0, frames = [];
    for (i = 0; i < layer.size; i++) order.push(i);
    film.steps.forEach(function (step) {
      while (at < moves.length && moves[at] <= step) {
        var before = order.slice(), same = moves[at];
        for (; at < moves.length && moves[at] === same; at += 3) order[moves[at + 1]] = before[moves[at + 2]];
      }
      frames.push(order.slice());
    });
    var end = [];
    order.forEach(function (who, place) { end[who] = place; });
    return frames.map(function (places) {
      var who = places.map(function (start) { return end[start]; }), where = [];
      who.forEach(function (last, place) { where[last] = place; });
      return {who: who, where: where};
    });
  }

  // ---- the stage: marks and names of the picture, and room for lines beside the finished ones
  function build() {
    var marks = {}, names = {};
    picture.querySelectorAll('[data-n]').forEach(function (el) {
      var b = el.getBBox();
      var idle = el.classList.contains('idle'), pin = el.classList.contains('pin') ? el.getAttribute('r') * (idle ? 2 : 1) : 0;
      marks[el.dataset.n] = {el: el, x: b.x + b.width / 2, y: b.y + b.height / 2, idle: idle, pin: pin};
    });
    picture.querySelectorAll('[data-label]').forEach(function (el) {
      names[el.dataset.label] = {el: el, x: +el.getAttribute('x'), y: +el.getAttribute('y'), side: el.getAttribute('class')};
    });
    var layers = film.layers.map(function (layer) {
      return {first: layer.first, size: layer.size, nodes: layer.nodes, cast: cast(layer)};
    });
    var parts = film.parts.map(function (part, p) {
      var find = function (kind) {
        return Array.prototype.filter.call(picture.querySelectorAll(kind), function (g) { return g.dataset.name === part.name; })[0];
      };
      var finished = find('g.lines'), table = find('g.embedding');
      var lines = element('g', {'class': 'film-lines'});
      if (finished) finished.parentNode.insertBefore(lines, finished.nextSibling);
      return {
        part: part, reel: reel[p], from: layers[part.from], to: layers[part.to], lines: lines, table: table,
        weights: new Float32Array(part.rows * part.columns), touched: [], edges: []
      };
    });
    return {marks: marks, names: names, layers: layers, parts: parts};
  }

  function node(layer, place) { return layer.first + (layer.nodes ? layer.nodes[place] : place); }
  function ease(share) { return share * share * (3 - 2 * share); }

  // ---- neurons stand, at a time between two frames, between their places
  function place(f, share) {
    stage.layers.forEach(function (layer) {
      if (!layer.cast || layer.first < 0) return;
      var g = Math.min(f + 1, count - 1), eased = ease(share);
      for (var last = 0; last < layer.size; last++) {
        var home = stage.marks[node(layer, last)];
        var a = node(layer, layer.cast[f].where[last]), b = node(layer, layer.cast[g].where[last]);
        var from = stage.marks[a], to = stage.marks[b];
        home.dx = from.x + (to.x - from.x) * eased - home.x;
        home.dy = from.y + (to.y - from.y) * eased - home.y;
        shift(home.el, home.dx, home.dy);
        var name = stage.names[node(layer, last)], x = stage.names[a], y = stage.names[b];
        if (name && x && y) {
          shift(name.el, x.x + (y.x - x.x) * eased - name.x, x.y + (y.y - x.y) * eased - name.y);
          name.el.setAttribute('class', (eased < .5 ? x : y).side);
        }
      }
    });
  }
  function shift(el, dx, dy) {
    if (Math.abs(dx) < .01 && Math.abs(dy) < .01) el.removeAttribute('transform');
    else el.setAttribute('transform', 'translate(' + dx.toFixed(1) + ' ' + dy.toFixed(1) + ')');
  }

  // ---- weights, by where their neurons end, so that a swap moves a line and does not blink
  function mix(scene, f, share) {
    var rowsPer = scene.to.size, columnsPer = scene.from.size, columns = scene.part.columns, all = scene.weights;
    scene.touched.forEach(function (key) { all[key] = 0; });
    scene.touched = [];
    function add(frame, part) {
      var to = scene.to.cast && scene.to.cast[frame].who, from = scene.from.cast && scene.from.cast[frame].who;
      var taken = scene.reel[frame];
      for (var i = 0; i < taken.entries.length; i++) {
        var row = Math.floor(taken.entries[i] / columns), column = taken.entries[i] % columns;
        if (to) row = row - row % rowsPer + to[row % rowsPer];
        if (from) column = column - column % columnsPer + from[column % columnsPer];
        var key = row * columns + column;
        if (all[key] === 0) scene.touched.push(key);
        all[key] += part * taken.weights[i];
      }
    }
    add(f, 1 - share);
    if (share > 0) add(f + 1, share);
  }

  function edges(scene, thinned) {
    var part = scene.part, rowsPer = scene.to.size, columnsPer = scene.from.size, list = [], sums = {};
    scene.touched.forEach(function (key) {
      var w = scene.weights[key];
      if (Math.abs(w) < FAINTEST * part.bold || w === 0) return;
      var row = Math.floor(key / part.columns), column = key % part.columns;
      var a = node(scene.from, column % columnsPer), b = node(scene.to, row % rowsPer);
      if (part.unsigned) {
        sums[a + ',' + b] = (sums[a + ',' + b] || 0) + w * w;
      } else {
        var copy = Math.floor(column / columnsPer);
        list.push({a: '' + a, b: '' + b, w: w, bow: (copy - (part.copies - 1) / 2) * 14, mixed: false});
      }
    });
    for (var pair in sums) {
      var ends = pair.split(',');
      list.push({a: ends[0], b: ends[1], w: Math.sqrt(sums[pair]), bow: 0, mixed: true});
    }
    var least = Infinity;
    if (thinned) list.forEach(function (e) { least = Math.min(least, Math.abs(e.w)); });
    scene.faint = thinned ? .85 * least : 0;
    return list;
  }

  function at(id) {
    var mark = stage.marks[id];
    return {x: mark.x + (mark.dx || 0), y: mark.y + (mark.dy || 0)};
  }

  function lines(scene, f, share) {
    mix(scene, f, share);
    if (scene.table) { tabulate(scene); return; }
    var part = scene.part;
    scene.edges = edges(scene, scene.reel[f].entries.length >= part.most);
    var paths = [], few = Math.max(0, Math.min(1, (640 - scene.edges.length) / 560));
    var bold = Math.max(part.bold, 1.01 * scene.faint, 1e-30);
    scene.edges.forEach(function (e) {
      var strength = Math.min(1, (Math.abs(e.w) - scene.faint) / (bold - scene.faint));
      var level = Math.max(1, Math.ceil(strength * LEVELS)) - 1, kind = e.mixed ? 2 : e.w < 0 ? 1 : 0;
      var a = at(e.a), b = at(e.b), key = kind * LEVELS + level;
      var start = 'M' + a.x.toFixed(1) + ' ' + a.y.toFixed(1), end = b.x.toFixed(1) + ' ' + b.y.toFixed(1);
      (paths[key] = paths[key] || []).push(
        start + (e.bow ? 'Q' + ((a.x + b.x) / 2 + e.bow).toFixed(1) + ' ' + ((a.y + b.y) / 2).toFixed(1) + ' ' : 'L') + end);
      stage.marks[e.a].used = stage.marks[e.b].used = true;
    });
    var children = scene.lines.childNodes, used = 0;
    for (var level = 0; level < LEVELS; level++) {
      for (var kind = 0; kind < 3; kind++) {
        var d = paths[kind * LEVELS + level];
        if (!d) continue;
        var path = children[used] || element('path', {}, scene.lines);
        used++;
        path.setAttribute('class', 'e ' + 'pnx'.charAt(kind));
        path.setAttribute('d', d.join(''));
        path.style.strokeOpacity = DENSE.opacity[level] + few * (SPARSE.opacity[level] - DENSE.opacity[level]);
        path.style.strokeWidth = DENSE.width[level] + few * (SPARSE.width[level] - DENSE.width[level]);
      }
    }
    while (children.length > used) scene.lines.removeChild(children[used]);
  }

  // ---- an embedding's table: a column a dimension, at its place
  function tabulate(scene) {
    var part = scene.part, canvas = scene.canvas = scene.canvas || document.createElement('canvas');
    var images = scene.table.querySelectorAll('image'), most = 0, strongest = new Float32Array(part.rows), key;
    canvas.height = part.columns;
    scene.touched.forEach(function (key) {
      var row = Math.floor(key / part.columns), size = Math.abs(scene.weights[key]);
      strongest[row] = Math.max(strongest[row], size);
      most = Math.max(most, size);
    });
    strongest.forEach(function (size, row) { if (size >= FAINTEST * most && size > 0) stage.marks[node(scene.to, row)].used = true; });
    images.forEach(function (image) {
      var nodes = image.dataset.nodes.split(',').map(Number), ids = {};
      nodes.forEach(function (id, x) { ids[id] = x; });
      canvas.width = nodes.length;
      var context = canvas.getContext('2d'), pixels = context.createImageData(nodes.length, part.columns);
      for (var row = 0; row < part.rows; row++) {
        var spot = at(node(scene.to, row)), x = nodes.length === 1 ? 0 : nearest(nodes, spot.x);
        if (ids[node(scene.to, row)] === undefined) continue;
        for (var column = 0; column < part.columns; column++) {
          var w = scene.weights[row * part.columns + column], i = 4 * (column * nodes.length + x);
          pixels.data[i] = w < 0 ? 213 : 0;
          pixels.data[i + 1] = w < 0 ? 94 : 114;
          pixels.data[i + 2] = w < 0 ? 0 : 178;
          pixels.data[i + 3] = 255 * Math.min(1, Math.abs(w) / (part.bold || 1));
        }
      }
      context.putImageData(pixels, 0, 0);
      image.setAttribute('href', canvas.toDataURL());
    });
  }
  function nearest(nodes, x) {
    var best = 0;
    nodes.forEach(function (id, i) { if (Math.abs(stage.marks[id].x - x) < Math.abs(stage.marks[nodes[best]].x - x)) best = i; });
    return best;
  }

  function draw(time) {
    if (!reel) { reel = unpack(); stage = build(); }
    var f = Math.min(count - 1, Math.floor(time)), share = f === count - 1 ? 0 : time - f;
    for (var id in stage.marks) stage.marks[id].used = false;
    picture.classList.add('filming');
    place(f, share);
    stage.parts.forEach(function (scene) { lines(scene, f, share); });
    for (id in stage.marks) {
      var mark = stage.marks[id];
      if (mark.used !== mark.idle) continue;
      mark.idle = !mark.used;
      mark.el.classList.toggle('idle', mark.idle);
      if (mark.pin) mark.el.setAttribute('r', mark.idle ? mark.pin / 2 : mark.pin);
    }
    drawn = time;
    picture.dispatchEvent(new Event('filmed'));
  }
  // what the page shows of a neuron under the pointer
  picture.edgesNow = function () {
    var all = {};
    if (!stage) return null;
    stage.parts.forEach(function (scene) {
      scene.edges.forEach(function (e) {
        (all[e.a] = all[e.a] || []).push(e);
        (all[e.b] = all[e.b] || []).push(e);
      });
    });
    return all;
  };
  picture.markNow = function (id) { return stage ? at(id) : null; };

  // ---- the curve above the slider: x is the frame, so that the marker stands over the thumb
  var plot = null;
  function curves() {
    var width = Math.max(240, room.clientWidth), height = 150, left = 8, right = 8, top = 16, bottom = 36;
    room.textContent = '';
    var svg = element('svg', {viewBox: '0 0 ' + width + ' ' + height, width: width, height: height, 'aria-hidden': 'true', 'class': 'film-curve'}, room);
    function x(frame) { return left + (width - left - right) * frame / Math.max(1, count - 1); }
    function frameOf(step) {
      var f = 0;
      while (f < trained - 1 && film.steps[f + 1] <= step) f++;
      return f + (f < trained - 1 ? (step - film.steps[f]) / (film.steps[f + 1] - film.steps[f]) : 0);
    }
    var values = [];
    film.curves.forEach(function (curve) { curve.y.forEach(function (v) { if (v !== null) values.push(v); }); });
    var low = Math.min.apply(null, values), high = Math.max.apply(null, values), log = low > 0 && high / low > 5;
    if (high === low) high = low + 1;
    if (!log) low = Math.min(low, 0);
    function y(value) {
      var share = log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
      return height - bottom - share * (height - bottom - top);
    }
    ticks(low, high, log).forEach(function (value) {
      var at = y(value);
      element('line', {x1: left, x2: width - right, y1: at, y2: at, 'class': 'grid'}, svg);
      if (at > top + 6) element('text', {x: left + 3, y: at - 3, 'class': 'tick'}, svg).textContent = shorten(value);
    });
    element('line', {x1: left, x2: width - right, y1: height - bottom, y2: height - bottom, 'class': 'axis'}, svg);
    var total = film.steps[count - 1], taken = [];
    [0, 1, .5, .25, .75].map(function (share) { return Math.round(share * total); }).concat([10, 100, 1, 1000]).forEach(function (step) {
      var text = step.toLocaleString('en'), at = x(frameOf(step)), half = step === 0 ? 56 : 4 * text.length + 6;
      if (step > total || taken.some(function (t) { return Math.abs(t.at - at) < t.half + half; })) return;
      taken.push({at: at, half: half});
      element('line', {x1: at, x2: at, y1: height - bottom, y2: height - bottom + 5, 'class': 'axis'}, svg);
      var anchor = step === 0 ? 'start' : step === total && trained === count ? 'end' : 'middle';
      element('text', {x: anchor === 'start' ? left : anchor === 'end' ? width - right : at, y: height - bottom + 28, 'text-anchor': anchor}, svg)
        .textContent = text + (step === 0 ? ' steps' : '');
    });
    film.swaps.forEach(function (sum, f) {
      if (f && sum > film.swaps[f - 1]) element('line', {x1: x(f), x2: x(f), y1: height - bottom + 7, y2: height - bottom + 13, 'class': 'swap'}, svg);
    });
    var words = [];
    film.marks.concat(film.cuts.length ? [[total, 'pruning']] : []).forEach(function (mark) {
      var at = x(frameOf(mark[0]));
      element('line', {x1: at, x2: at, y1: top - 4, y2: height - bottom, 'class': 'change'}, svg);
      var long = 7.5 * mark[1].length + 4, left = at > width - long, from = left ? at - long : at;
      var line = 0;
      while (words.some(function (w) { return w.line === line && w.from < from + long && from < w.to; })) line++;
      words.push({line: line, from: from, to: from + long});
      element('text', {x: left ? at - 4 : at + 4, y: top + 4 + 14 * line, 'text-anchor': left ? 'end' : 'start'}, svg).textContent = mark[1];
    });
    var dots = film.curves.map(function (curve) {
      var kind = curve.name === 'train' ? 's-train' : curve.name === 'test' ? 's-test' : 's0', d = '', pen = false;
      curve.y.forEach(function (v, f) {
        if (v === null || log && v <= 0) { pen = false; return; }
        d += (pen ? 'L' : 'M') + x(f).toFixed(1) + ' ' + y(v).toFixed(1);
        pen = true;
      });
      element('path', {d: d, 'class': 'curve ' + kind}, svg);
      return element('circle', {r: 4.5, 'class': 'dot ' + kind}, svg);
    });
    var cursor = element('line', {y1: top - 6, y2: height - bottom, 'class': 'cross'}, svg);
    plot = {svg: svg, x: x, y: y, dots: dots, cursor: cursor, left: left, span: width - left - right};
    mark(now);
  }
  // powers of ten, with two and five between them where those are few; or even steps
  function ticks(low, high, log) {
    var list = [], e;
    if (!(high > low)) return list;
    if (log) {
      var decades = Math.log10(high / low), between = decades < 2.5 ? [1, 2, 5] : [1];
      for (e = Math.floor(Math.log10(low)); e <= Math.log10(high); e += Math.max(1, Math.ceil(decades / 5))) {
        between.forEach(function (m) { list.push(m * Math.pow(10, e)); });
      }
    } else {
      var rough = (high - low) / 3, power = Math.pow(10, Math.floor(Math.log10(rough)));
      var step = power * (rough / power < 1.5 ? 1 : rough / power < 3.5 ? 2 : rough / power < 7.5 ? 5 : 10);
      for (e = Math.ceil(low / step); e * step <= high; e++) list.push(e * step);
    }
    return list.filter(function (v) { return v >= low && v <= high && (log || v > low); });
  }
  function mark(time) {
    var f = Math.floor(time), g = Math.min(count - 1, f + 1), share = time - f, at = plot.x(time);
    plot.cursor.setAttribute('x1', at);
    plot.cursor.setAttribute('x2', at);
    plot.dots.forEach(function (dot, c) {
      var y = film.curves[c].y, v = y[f] === null ? y[g] : y[g] === null ? y[f] : y[f] + share * (y[g] - y[f]);
      dot.style.display = v === null ? 'none' : '';
      if (v !== null) { dot.setAttribute('cx', at); dot.setAttribute('cy', plot.y(v)); }
    });
  }

  function shorten(value) {
    if (value === 0) return '0';
    return Math.abs(value) < 1e-3 ? value.toExponential(value < 1e-3 ? 1 : 2).replace('.0e', 'e') : String(+value.toPrecision(3));
  }
  function tell(f) {
    var cut = film.cuts[f - trained], text = 'step ' + film.steps[f].toLocaleString('en');
    if (cut) text = 'pruned below ' + shorten(cut[0]) + ' · ' + cut[1].toLocaleString('en') + ' weights left';
    film.curves.forEach(function (curve) { if (curve.y[f] !== null) text += ' · ' + curve.name + ' loss ' + shorten(curve.y[f]); });
    var sum = stage ? stage.parts.reduce(function (n, scene) { return n + scene.edges.length; }, 0) : 0;
    if (film.swaps[count - 1] && !cut) text += ' · ' + film.swaps[f] + (film.swaps[f] === 1 ? ' swap' : ' swaps');
    if (sum) text += ' · ' + sum.toLocaleString('en') + (sum === 1 ? ' line' : ' lines');
    readout.textContent = text;
    slider.setAttribute('aria-valuetext', text);
  }

  function show(time) {
    now = Math.max(0, Math.min(count - 1, time));
    slider.value = Math.round(now);
    draw(now);
    mark(now);
    tell(Math.floor(now + 1e-6));
  }

  // ---- playing: between frames too, unless motion is not wanted; then frame by frame
  var running = false, last = 0;
  function tick(moment) {
    if (!running) return;
    var passed = last ? Math.min(.1, (moment - last) / 1000) : 0, rate = speed.value * (calm.matches ? 4 : count / SECONDS);
    last = moment;
    var time = now + passed * rate;
    if (calm.matches) {
      now = Math.min(count - 1, time);
      if (Math.floor(now) !== drawn) { var exact = now; show(Math.floor(now)); now = exact; }
    } else {
      show(time);
    }
    if (now >= count - 1) pause(); else requestAnimationFrame(tick);
  }
  function start() {
    if (now >= count - 1) show(0);
    running = true;
    last = 0;
    play.textContent = 'Pause';
    requestAnimationFrame(tick);
  }
  function pause() {
    running = false;
    play.textContent = 'Play';
  }
  play.addEventListener('click', function () { if (running) pause(); else start(); });
  slider.addEventListener('input', function () { pause(); show(+slider.value); });
  var held = false;
  function scrub(event) {
    var area = plot.svg.getBoundingClientRect();
    pause();
    show(Math.round((event.clientX - area.left - plot.left) / plot.span * (count - 1)));
  }
  room.addEventListener('pointerdown', function (event) { held = true; room.setPointerCapture(event.pointerId); scrub(event); });
  room.addEventListener('pointermove', function (event) { if (held) scrub(event); });
  room.addEventListener('pointerup', function () { held = false; });
  room.addEventListener('pointercancel', function () { held = false; });

  box.hidden = false;
  slider.max = count - 1;
  slider.value = now;
  curves();
  tell(now);
  new ResizeObserver(function () { if (plot && Math.abs(room.clientWidth - plot.svg.viewBox.baseVal.width) > 1) curves(); }).observe(room);
})();

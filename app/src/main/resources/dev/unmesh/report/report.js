(function () {
  'use strict';
  var root = document.documentElement, tip = document.getElementById('tip');

  // Light, dark, or as the system has it; remembered where the browser allows it.
  var button = document.getElementById('theme'), themes = ['system', 'light', 'dark'], theme = 'system';
  function paint() {
    if (theme === 'system') root.removeAttribute('data-theme'); else root.setAttribute('data-theme', theme);
    button.textContent = 'Theme: ' + theme;
  }
  try { theme = localStorage.getItem('unmesh-theme') || 'system'; } catch (e) { /* no storage: system */ }
  if (themes.indexOf(theme) < 0) theme = 'system';
  button.hidden = false;
  button.addEventListener('click', function () {
    theme = themes[(themes.indexOf(theme) + 1) % 3];
    try { localStorage.setItem('unmesh-theme', theme); } catch (e) { /* lasts until the page closes */ }
    paint();
  });
  paint();

  function show(text, event) {
    tip.textContent = text;
    tip.hidden = false;
    var box = tip.getBoundingClientRect(), x = event.clientX + 14, y = event.clientY + 16;
    if (x + box.width > innerWidth - 8) x = Math.max(8, event.clientX - box.width - 14);
    if (y + box.height > innerHeight - 8) y = Math.max(8, event.clientY - box.height - 14);
    tip.style.left = x + 'px';
    tip.style.top = y + 'px';
  }
  function hide() { tip.hidden = true; }

  // The browser's own slow tooltips give way to ours; screen readers keep the names.
  document.querySelectorAll('svg').forEach(function (svg) {
    svg.querySelectorAll('title').forEach(function (title) {
      var owner = title.parentNode;
      if (owner === svg) {
        svg.setAttribute('aria-label', title.textContent);
        svg.removeAttribute('aria-labelledby');
        var desc = svg.querySelector('desc');
        if (desc) svg.setAttribute('aria-describedby', desc.id);
      } else {
        owner.setAttribute('data-tip', title.textContent);
      }
      title.remove();
    });
  });
  document.addEventListener('pointermove', function (event) {
    var at = event.target.closest && event.target.closest('[data-tip]');
    if (at && !at.hasAttribute('data-n')) show(at.getAttribute('data-tip'), event);
  });
  document.addEventListener('pointerout', function (event) {
    if (event.target.closest && event.target.closest('[data-tip]')) hide();
  });

  // A neuron under the pointer, or tapped, shows what it is joined to.
  document.querySelectorAll('svg.wiring').forEach(function (svg) {
    var marks = {}, edges = {}, held = null;
    svg.querySelectorAll('[data-n]').forEach(function (mark) {
      var box = mark.getBBox();
      marks[mark.dataset.n] = {el: mark, x: box.x + box.width / 2, y: box.y + box.height / 2, name: mark.getAttribute('data-tip')};
    });
    svg.querySelectorAll('[data-e]').forEach(function (group) {
      group.dataset.e.split(' ').forEach(function (text) {
        if (!text) return;
        var part = text.split(','), edge = {a: part[0], b: part[1], w: +part[2], bow: +part[3] || 0, g: group};
        (edges[edge.a] = edges[edge.a] || []).push(edge);
        (edges[edge.b] = edges[edge.b] || []).push(edge);
      });
    });
    var layer = document.createElementNS('http://www.w3.org/2000/svg', 'g');
    var first = svg.querySelector('.nodes');
    if (!first || !svg.querySelector('[data-e]')) return;
    svg.insertBefore(layer, first);
    function clear() {
      layer.replaceChildren();
      svg.classList.remove('on');
      svg.querySelectorAll('.near').forEach(function (el) { el.classList.remove('near'); });
      hide();
    }
    function place(id) { return svg.markNow && svg.markNow(id) || marks[id]; }
    function light(id, event) {
      clear();
      var mark = marks[id], mine = (svg.edgesNow && svg.edgesNow() || edges)[id] || [], most = 0;
      mine = mine.filter(function (e) { return !e.g || e.g.getClientRects().length; }); // of the circuit that shows
      mine.forEach(function (e) { most = Math.max(most, Math.abs(e.w)); });
      svg.classList.add('on');
      mark.el.classList.add('near');
      mine.forEach(function (e) {
        var line = document.createElementNS('http://www.w3.org/2000/svg', 'path'), a = place(e.a), b = place(e.b);
        var bundle = e.g ? e.g.querySelector('.e.x') && !e.g.querySelector('.e.p,.e.n') : e.mixed;
        line.setAttribute('d', 'M' + a.x + ' ' + a.y + 'Q' + ((a.x + b.x) / 2 + e.bow) + ' ' + (a.y + b.y) / 2 + ' ' + b.x + ' ' + b.y);
        line.setAttribute('class', 'e hot ' + (bundle ? 'x' : e.w < 0 ? 'n' : 'p'));
        line.style.strokeOpacity = .15 + .85 * Math.abs(e.w) / most;
        layer.appendChild(line);
        marks[e.a].el.classList.add('near');
        marks[e.b].el.classList.add('near');
      });
      var text = mark.name;
      [['in', 'b', 'a'], ['out', 'a', 'b']].forEach(function (way) {
        var list = mine.filter(function (e) { return e[way[1]] === id; });
        if (!list.length) return;
        list.sort(function (p, q) { return Math.abs(q.w) - Math.abs(p.w); });
        text += '\n' + way[0] + ': ' + list.slice(0, 3).map(function (e) {
          return marks[e[way[2]]].name.split(' · ')[0] + ' (' + String(+e.w.toPrecision(3)).replace('-', '−') + ')';
        }).join(', ') + (list.length > 3 ? ', and ' + (list.length - 3) + ' more' : '');
      });
      show(text, event);
    }
    svg.addEventListener('filmed', function () {
      if (!svg.classList.contains('on')) return;
      held = null;
      clear();
    });
    // By keyboard: arrows walk from neuron to neuron, Escape lets go.
    var order = Object.keys(marks), at = -1;
    svg.setAttribute('tabindex', '0');
    svg.addEventListener('keydown', function (event) {
      var step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
      if (event.key === 'Escape') { held = null; clear(); }
      if (!step) return;
      event.preventDefault();
      at = (at + step + order.length) % order.length;
      held = order[at];
      var box = marks[held].el.getBoundingClientRect();
      light(held, {clientX: box.left + box.width / 2, clientY: box.top + box.height / 2});
    });
    svg.addEventListener('blur', function () { if (held !== null) { held = null; clear(); } });
    svg.addEventListener('pointerover', function (event) {
      var id = event.target.dataset && event.target.dataset.n;
      if (id !== undefined && held === null) light(id, event);
    });
    svg.addEventListener('pointerout', function (event) {
      if (event.target.dataset && event.target.dataset.n !== undefined && held === null) clear();
    });
    svg.addEventListener('click', function (event) {
      var id = event.target.dataset && event.target.dataset.n;
      if (id === undefined || id === held) { held = null; clear(); } else { held = id; light(id, event); }
    });
    document.addEventListener('click', function (event) {
      if (held !== null && !svg.contains(event.target)) { held = null; clear(); }
    });
  });

  // Charts tell the values at the pointer's step.
  document.querySelectorAll('svg.line-chart').forEach(function (svg) {
    var lines = [], group = svg.querySelector('.lines');
    if (!group) return;
    svg.querySelectorAll('path[data-points]').forEach(function (path) {
      var points = path.dataset.points.split(';').filter(Boolean).map(function (text) {
        var part = text.split(','), x = part.shift(), y = part.shift(), rest = part.join(',').split('|');
        return {x: +x, y: +y, step: rest[0], value: rest[1]};
      });
      if (points.length) lines.push({name: path.dataset.name, points: points});
    });
    var cross = document.createElementNS('http://www.w3.org/2000/svg', 'line'), box = svg.viewBox.baseVal;
    cross.setAttribute('class', 'cross');
    svg.addEventListener('pointermove', function (event) {
      var area = svg.getBoundingClientRect(), x = (event.clientX - area.left) / area.width * box.width, step = '', at = 0;
      var text = lines.map(function (line) {
        var near = line.points.reduce(function (p, q) { return Math.abs(q.x - x) < Math.abs(p.x - x) ? q : p; });
        step = near.step; at = near.x;
        return line.name + ': ' + near.value;
      });
      if (!text.length) return;
      var own = group.dataset.x === ''; // each line has steps of its own, told with its values
      if (own) at = x;
      cross.setAttribute('x1', at); cross.setAttribute('x2', at);
      cross.setAttribute('y1', 8); cross.setAttribute('y2', box.height - 40);
      svg.appendChild(cross);
      show((own ? '' : (group.dataset.x || 'step') + ' ' + step + '\n') + text.join('\n'), event);
    });
    svg.addEventListener('pointerleave', function () { cross.remove(); hide(); });
  });
})();

// Settings side by side: those ticked in the table or picked in the picture.
(function (sweep) {
  'use strict';
  var box = document.getElementById('chosen');
  if (!sweep || !box) return;
  var data = sweep.data, state = sweep.state, make = sweep.make;
  var boxes = Array.prototype.slice.call(document.querySelectorAll('.choose'));

  function row(body, name, cells) {
    var line = make('tr', undefined, body);
    make('th', name, line).scope = 'row';
    cells.forEach(function (cell) {
      var at = make('td', cell.best ? undefined : cell.text, line);
      if (cell.best) {
        var bold = make('b', cell.text + ' ', at);
        bold.title = 'the best of these settings';
        make('span', 'best', bold).className = 'best';
      }
      if (cell.note) make('small', cell.note, at);
    });
    return line;
  }

  // The keys in which the chosen differ, then every figure; as the page's own table has it.
  function draw(chosen) {
    var table = box.querySelector('table'), head = table.tHead.rows[0], body = table.tBodies[0];
    head.replaceChildren(head.cells[0]);
    chosen.forEach(function (setting) {
      var cell = make('th', undefined, head);
      cell.scope = 'col';
      cell.title = setting.whole;
      sweep.icon(setting, cell);
      cell.appendChild(document.createTextNode(' ' + setting.name));
    });
    body.replaceChildren();
    if (chosen.some(function (setting) { return setting.stage !== chosen[0].stage; })) {
      row(body, 'stage', chosen.map(function (setting) { return {text: setting.stage}; }));
    }
    if (chosen.some(function (setting) { return setting.chosen; })) {
      row(body, 'chosen', chosen.map(function (setting) { return {text: setting.chosen || '–'}; })).className = 'words';
    }
    data.paths.forEach(function (path) {
      var values = chosen.map(function (setting) { return setting.leaves[path] || '–'; });
      if (values.some(function (value) { return value !== values[0]; })) {
        row(body, path, values.map(function (value) { return {text: value}; })).className = 'words';
      }
    });
    data.figures.forEach(function (figure, at) {
      var means = chosen.map(function (setting) { return setting.cells[at].mean; });
      var known = means.filter(function (mean) { return mean !== null; });
      if (!known.length) return;
      var best = figure.better < 0 ? Math.min.apply(null, known) : Math.max.apply(null, known);
      var differ = figure.better && known.some(function (mean) { return mean !== known[0]; });
      row(body, figure.title, chosen.map(function (setting, n) {
        return {text: setting.cells[at].text, note: setting.cells[at].note, best: differ && means[n] === best};
      }));
    });
    if (!chosen.length) return;
    var links = row(body, 'reports by seed', []);
    chosen.forEach(function (setting) { sweep.reports(setting, make('td', undefined, links)); });
  }

  function update() {
    var chosen = data.settings.filter(function (setting) { return state.picked[setting.number]; });
    boxes.forEach(function (b) { b.checked = !!state.picked[b.value]; });
    draw(chosen);
    document.getElementById('chosen-lead').textContent = chosen.length
      ? 'The settings ticked below, or picked in the picture.' : 'No setting is chosen: tick some below, or pick them in the picture.';
    document.getElementById('chosen-command').textContent = 'unmesh compare '
      + chosen.map(function (setting) { return setting.runs.map(function (run) { return run.run; }).join(' '); }).join(' ') + ' --out compare.html';
    var key = document.querySelector('.picked-key');
    if (key) key.hidden = !chosen.length;
  }

  boxes.forEach(function (b) {
    if (b.checked) state.picked[b.value] = true;
    b.hidden = false;
    b.addEventListener('change', function () {
      state.picked[b.value] = b.checked;
      sweep.changed();
    });
  });
  sweep.listen(update);
})(unmeshSweep);

(function () {
  'use strict';
  var data = document.getElementById('sweep-data'), box = document.getElementById('chosen');
  if (!data) return;
  data = JSON.parse(data.textContent);
  var boxes = Array.prototype.slice.call(document.querySelectorAll('.choose'));
  var marks = Array.prototype.slice.call(document.querySelectorAll('.mark[data-of]'));
  var click = document.getElementById('click');

  function element(tag, text, parent) {
    var made = document.createElement(tag);
    if (text !== undefined) made.textContent = text;
    if (parent) parent.appendChild(made);
    return made;
  }

  function row(body, name, cells) {
    var line = element('tr', undefined, body), head = element('th', name, line);
    head.scope = 'row';
    cells.forEach(function (cell) {
      var at = element('td', cell.best ? undefined : cell.text, line);
      if (cell.best) {
        var bold = element('b', cell.text + ' ', at);
        bold.title = 'the best of these settings';
        element('span', 'best', bold).className = 'best';
      }
      if (cell.note) element('small', cell.note, at);
    });
  }

  // The keys in which the chosen differ, then every figure; as the page's own table has it.
  function draw(chosen) {
    var table = box.querySelector('table'), head = table.tHead.rows[0], body = table.tBodies[0];
    head.replaceChildren(head.cells[0]);
    chosen.forEach(function (setting, at) {
      var cell = element('th', undefined, head);
      cell.scope = 'col';
      element('i', undefined, cell).className = 'block-key s' + at % 8;
      cell.appendChild(document.createTextNode(' ' + setting.number + ': ' + setting.name));
    });
    body.replaceChildren();
    data.keys.forEach(function (key, at) {
      var values = chosen.map(function (setting) { return setting.values[at]; });
      if (values.some(function (value) { return value !== values[0]; })) {
        row(body, key, values.map(function (value) { return {text: value}; }));
      }
    });
    data.figures.forEach(function (figure, at) {
      var means = chosen.map(function (setting) { return setting.cells[at].mean; });
      var known = means.filter(function (mean) { return mean !== null; });
      var best = figure.better < 0 ? Math.min.apply(null, known) : Math.max.apply(null, known);
      var differ = figure.better && known.some(function (mean) { return mean !== known[0]; });
      row(body, figure.title, chosen.map(function (setting, n) {
        return {text: setting.cells[at].text, note: setting.cells[at].note, best: differ && means[n] === best};
      }));
    });
  }

  function update() {
    var numbers = boxes.filter(function (b) { return b.checked; }).map(function (b) { return +b.value; });
    var chosen = data.settings.filter(function (setting) { return numbers.indexOf(setting.number) >= 0; });
    draw(chosen);
    document.getElementById('chosen-lead').textContent = chosen.length
      ? 'The settings ticked below, or picked in the picture.' : 'No setting is chosen: tick some below, or pick them in the picture.';
    document.getElementById('chosen-command').textContent = 'unmesh compare '
      + chosen.map(function (setting) { return setting.runs.join(' '); }).join(' ') + ' --out compare.html';
    marks.forEach(function (mark) { mark.classList.toggle('picked', numbers.indexOf(+mark.dataset.of) >= 0); });
  }

  boxes.forEach(function (b) {
    b.hidden = false;
    b.addEventListener('change', update);
  });
  if (click) click.hidden = false;
  marks.forEach(function (mark) {
    mark.addEventListener('click', function (event) {
      if (!click || click.querySelector('input:checked').value !== 'pick') return;
      event.preventDefault();
      var b = boxes.filter(function (other) { return other.value === mark.dataset.of; })[0];
      b.checked = !b.checked;
      update();
    });
  });
  update();
})();

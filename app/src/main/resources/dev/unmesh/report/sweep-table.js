// The table of all settings by any of its columns, and the first look at the page.
(function (sweep) {
  'use strict';
  if (!sweep) return;
  var table = document.getElementById('all-settings');

  // The number a cell begins with; words come last.
  function value(row, at) {
    var cell = row.cells[at], given = cell.getAttribute('data-sort');
    var text = given || cell.firstChild && cell.firstChild.textContent || '';
    return parseFloat(text.replace(/[,\s>]/g, '').replace('−', '-'));
  }

  function sort(head, at) {
    var before = head.getAttribute('aria-sort'), way = before === 'descending' || !before && at === 0 ? 1 : -1;
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (cell) { cell.removeAttribute('aria-sort'); });
    head.setAttribute('aria-sort', way > 0 ? 'ascending' : 'descending');
    Array.prototype.slice.call(table.tBodies[0].rows).sort(function (a, b) {
      var p = value(a, at), q = value(b, at);
      return isFinite(p) && isFinite(q) ? way * (p - q) : isFinite(q) - isFinite(p);
    }).forEach(function (row) { table.tBodies[0].appendChild(row); });
  }

  if (table) {
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head, at) {
      if (at > table.tHead.rows[0].cells.length - 3) return;
      var button = sweep.make('button', head.textContent);
      button.type = 'button';
      button.title = 'sort by this';
      head.replaceChildren(button);
      button.addEventListener('click', function () { sort(head, at); });
    });
    document.getElementById('settings-lead').textContent = 'The best first; a heading sorts. A setting unfolds to all that it sets.';
  }
  sweep.changed();
})(unmeshSweep);

// What is known of the mark pointed at, walked to or tapped; what a click on it does.
(function (sweep) {
  'use strict';
  var svg = document.querySelector('svg.pareto'), box = document.getElementById('reading');
  if (!sweep || !svg) return;
  var data = sweep.data, make = sweep.make, shown = null, touched = false;

  function settingOf(mark) {
    return data.settings.filter(function (setting) { return setting.number === +mark.getAttribute('data-of'); })[0];
  }

  function row(list, name, text, note) {
    var line = make('div', undefined, list);
    make('dt', name, line);
    var value = make('dd', text, line);
    if (note) make('small', note, value);
  }

  function number(figure, value) {
    if (figure.share) return (value * 100).toFixed(2) + ' %';
    return value && (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e7) ? value.toExponential(2) : String(+value.toPrecision(value >= 1e4 ? 7 : 4));
  }

  function read(setting, seed) {
    var run = seed && setting.runs.length > 1 ? setting.runs.filter(function (of) { return of.seed === seed; })[0] : null;
    box.replaceChildren();
    var head = make('h3', undefined, box);
    sweep.icon(setting, head);
    head.appendChild(document.createTextNode(setting.name + (run ? ', seed ' + seed : '')));
    var told = [setting.stage, setting.chosen && 'chosen: ' + setting.chosen].filter(Boolean).join(', ');
    if (told) make('p', told, box).className = 'why';
    var list = make('dl', undefined, box), axes = data.scenes[setting.scene].axes; // figures that are the same in all are left to the table
    data.figures.forEach(function (figure, at) {
      if (run) {
        if (run.at[at]) row(list, axes[at].title, number(figure, run.at[at][0]));
      } else if (axes[at] && setting.cells[at].text !== '–') {
        row(list, figure.title, setting.cells[at].text, setting.cells[at].note);
      }
    });
    if (setting.whole) make('code', setting.whole, box).className = 'whole';
    sweep.reports(setting, make('p', setting.runs.length > 1 ? 'reports by seed: ' : 'report: seed ', box));
  }

  function highlight(number) {
    shown = number;
    svg.classList.toggle('on', number !== null);
    svg.querySelectorAll('.near').forEach(function (one) { one.classList.remove('near'); });
    if (number === null) return;
    var family = data.settings.filter(function (setting) { return setting.number === number; })[0].family;
    svg.querySelectorAll('[data-of="' + number + '"],[data-family="' + family + '"]').forEach(function (one) { one.classList.add('near'); });
  }

  function show(mark) {
    var setting = settingOf(mark);
    if (!setting) return;
    read(setting, mark.getAttribute('data-seed'));
    highlight(setting.number);
  }

  // Before anyone has pointed: one that is side by side below, else the best.
  function rest() {
    var here = data.settings.filter(function (setting) { return setting.scene === sweep.state.scene; });
    var first = here.filter(function (setting) { return sweep.state.picked[setting.number]; })[0] || here[0];
    if (first) read(first);
    make('p', 'Point at another mark, tap it, or walk to it with the Tab key (space puts it side by side).', box).className = 'hint';
  }

  function pick(number) {
    sweep.state.picked[number] = !sweep.state.picked[number];
    sweep.changed();
    highlight(number);
  }

  function markAt(event) { return event.target.closest && event.target.closest('a[data-of]'); }

  svg.addEventListener('pointerover', function (event) { var mark = markAt(event); if (mark) show(mark); });
  svg.addEventListener('pointerleave', function () { highlight(null); });
  svg.addEventListener('focusin', function (event) { var mark = markAt(event); if (mark && !touched) show(mark); });
  svg.addEventListener('focusout', function () { highlight(null); });
  svg.addEventListener('pointerdown', function (event) { touched = event.pointerType === 'touch' && markAt(event) && settingOf(markAt(event)).number !== shown; });
  svg.addEventListener('click', function (event) {
    var mark = markAt(event);
    if (!mark) return;
    if (sweep.checked('click-does') === 'pick') {
      event.preventDefault();
      show(mark);
      pick(+mark.getAttribute('data-of'));
    } else if (touched) { // the first tap reads, the second follows
      event.preventDefault();
      show(mark);
    }
    touched = false;
  });
  svg.addEventListener('keydown', function (event) {
    var mark = markAt(event);
    if (mark && event.key === ' ') {
      event.preventDefault();
      pick(+mark.getAttribute('data-of'));
    }
  });
  box.hidden = false;
  var scene = -1;
  sweep.listen(function () {
    if (sweep.state.scene !== scene) rest();
    scene = sweep.state.scene;
  });
})(unmeshSweep);

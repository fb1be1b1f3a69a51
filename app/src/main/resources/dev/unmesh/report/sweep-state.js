// What the sweep's page shows: its data, what is chosen, and who wants to know of a change.
var unmeshSweep = (function () {
  'use strict';
  var element = document.getElementById('sweep-data');
  if (!element) return null;
  var data = JSON.parse(element.textContent), listeners = [];
  var state = {scene: 0, up: 0, across: 0, runs: false, hidden: {}, picked: {}};

  function checked(name) {
    var input = document.querySelector('input[name=' + name + ']:checked');
    return input ? input.value : '';
  }

  function listen(what) { listeners.push(what); }
  function changed() { listeners.forEach(function (what) { what(); }); }

  function make(tag, text, parent) {
    var made = document.createElement(tag);
    if (text !== undefined) made.textContent = text;
    if (parent) parent.appendChild(made);
    return made;
  }

  // A mark as the legend has it.
  function icon(setting, parent) {
    var holder = make('span', undefined, parent);
    holder.innerHTML = '<svg class="icon ' + setting.hue + '" viewBox="-9 -9 18 18" aria-hidden="true"><path class="shape" d="' + shape(setting) + '"/></svg>';
    return parent.replaceChild(holder.firstChild, holder);
  }

  function shape(setting) { return data.shapes[setting.family % data.shapes.length]; }

  function reports(setting, parent) {
    setting.runs.forEach(function (run, at) {
      if (at) parent.appendChild(document.createTextNode(' '));
      make('a', run.seed, parent).href = run.report;
    });
  }

  if (data.scenes.length) {
    state.up = data.scenes[0].up;
    state.across = data.scenes[0].across;
  }
  return {data: data, state: state, listen: listen, changed: changed, checked: checked, make: make, icon: icon, shape: shape, reports: reports};
})();

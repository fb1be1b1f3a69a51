// Axes, stages, marks and families: what the picture shows.
(function (sweep) {
  'use strict';
  var axes = document.getElementById('axes');
  if (!sweep || !axes) return;
  var data = sweep.data, state = sweep.state, up = document.getElementById('axis-up'), across = document.getElementById('axis-across');

  function fill() {
    var scene = data.scenes[state.scene];
    [[up, 'up'], [across, 'across']].forEach(function (pair) {
      pair[0].replaceChildren();
      scene.axes.forEach(function (axis, at) {
        if (!axis) return;
        var option = sweep.make('option', axis.title, pair[0]);
        option.value = at;
      });
      if (!scene.axes[state[pair[1]]]) state[pair[1]] = scene[pair[1]];
      pair[0].value = state[pair[1]];
    });
  }

  // The same figure on both axes shows nothing: the other takes what this one had.
  function choose(which, other, value) {
    if (state[other] === value) state[other] = state[which];
    state[which] = value;
    fill();
    sweep.changed();
  }

  up.addEventListener('change', function () { choose('up', 'across', +up.value); });
  across.addEventListener('change', function () { choose('across', 'up', +across.value); });
  document.getElementById('swap').addEventListener('click', function () { choose('up', 'across', state.across); });
  document.getElementById('views').addEventListener('change', function () {
    state.scene = +sweep.checked('scene');
    state.runs = sweep.checked('marks') === 'runs';
    fill();
    sweep.changed();
  });
  document.querySelectorAll('input.family').forEach(function (box) {
    box.hidden = false;
    box.addEventListener('change', function () {
      state.hidden[box.value] = !box.checked;
      sweep.changed();
    });
  });
  axes.hidden = document.getElementById('views').hidden = false;
  fill();
})(unmeshSweep);

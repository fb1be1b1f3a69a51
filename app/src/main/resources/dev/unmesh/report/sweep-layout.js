// Where the marks of the sweep's picture are, which of them none beats, and where there is room for their names.
var unmeshSweepLayout = (function (sweep) {
  'use strict';
  if (!sweep) return null;
  var data = sweep.data, state = sweep.state;
  var pen = document.createElement('canvas').getContext('2d');

  var MANY = 30; // marks; of more only those of note are named and tied to their controls

  function textWidth(text, bold) {
    pen.font = (bold ? '600 ' : '') + '12px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
    return pen.measureText(text).width;
  }

  function axes() {
    var all = data.scenes[state.scene].axes;
    return {x: all[state.across], y: all[state.up]};
  }

  // The picture's size in pixels of the window, and the margins its words need.
  function frame(width) {
    var narrow = width < 560, y = axes().y;
    var words = y.ticks.map(function (tick) { return textWidth(tick[1]); });
    return {
      width: width, height: Math.round(narrow ? Math.min(460, Math.max(360, width * 1.1)) : Math.min(600, Math.max(420, width * .64))),
      left: Math.ceil(Math.max.apply(null, words)) + 14, right: 18, top: 34, bottom: 48, narrow: narrow
    };
  }

  function place(frame, at, up) {
    return up ? frame.height - frame.bottom - at * (frame.height - frame.top - frame.bottom) : frame.left + at * (frame.width - frame.left - frame.right);
  }

  function mark(frame, setting, owner, run) {
    var across = owner.at[state.across], up = owner.at[state.up];
    if (!across || !up) return null;
    var control = across.length > 3 || up.length > 3;
    return {
      setting: setting, run: run, vx: across[0], vy: up[0], x: place(frame, across[1], false), y: place(frame, up[1], true), offX: across[2], offY: up[2],
      control: control ? {x: place(frame, across.length > 3 ? across[3] : across[1], false), y: place(frame, up.length > 3 ? up[3] : up[1], true)} : null
    };
  }

  // The marks that show: a setting each with its seeds, or a run each.
  function marks(frame) {
    var found = [];
    data.settings.forEach(function (setting) {
      if (setting.scene !== state.scene || state.hidden[setting.family]) return;
      var runs = setting.runs.map(function (run) { return mark(frame, setting, run, run); }).filter(Boolean);
      if (state.runs) {
        found = found.concat(runs);
      } else {
        var mean = mark(frame, setting, setting, null);
        if (!mean) return;
        mean.seeds = runs.length > 1 ? runs : [];
        found.push(mean);
      }
    });
    var x = axes().x.better, y = axes().y.better;
    found.forEach(function (one) {
      one.front = !found.some(function (other) {
        var a = x * (other.vx - one.vx), b = y * (other.vy - one.vy);
        return a >= 0 && b >= 0 && (a > 0 || b > 0);
      });
    });
    return found;
  }

  // A staircase round what the front beats.
  function staircase(frame, found) {
    var x = axes().x.better, y = axes().y.better;
    var front = found.filter(function (one) { return one.front; }).sort(function (a, b) { return x * (a.x - b.x) || y * (a.y - b.y); });
    if (!front.length) return '';
    var path = 'M' + (x > 0 ? frame.left : frame.width - frame.right) + ' ' + front[0].y;
    front.forEach(function (one) { path += 'V' + one.y + 'H' + one.x; });
    return path + 'V' + (y > 0 ? frame.height - frame.bottom : frame.top);
  }

  // Settings of a family that differ in one number, from less to more of it.
  function trails(found) {
    var by = {};
    found.forEach(function (one) {
      var brief = one.setting.brief;
      if (one.setting.familyName && brief && isFinite(brief)) (by[one.setting.family] = by[one.setting.family] || []).push(one);
    });
    return Object.keys(by).map(function (family) {
      return by[family].sort(function (a, b) { return a.setting.brief - b.setting.brief; });
    }).filter(function (of) { return of.length > 1; });
  }

  function meets(a, b) { return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h; }

  function named(one) {
    var off = one.offX || one.offY, full = one.setting.name + (one.run && one.setting.runs.length > 1 ? ' · ' + one.run.seed : '');
    return one.front || one.setting.chosen || state.picked[one.setting.number] || off ? [full, one.setting.brief] : [one.setting.brief || full];
  }

  // Names beside their marks where they cover nothing: the front's first. Of many marks only those of note have one.
  function labels(frame, found) {
    var taken = found.map(function (one) { return {x: one.x - 8, y: one.y - 8, w: 16, h: 16}; });
    found.forEach(function (one) {
      if (one.control) taken.push({x: one.control.x - 4, y: one.control.y - 4, w: 8, h: 8});
      if (one.offX) taken.push({x: one.x - 17, y: one.y - 6, w: 34, h: 12});
      if (one.offY) taken.push({x: one.x - 6, y: one.y - 17, w: 12, h: 34});
    });
    function rank(one) { return one.front ? 0 : one.setting.chosen || state.picked[one.setting.number] ? 1 : one.offX || one.offY ? 2 : 3; }
    var placed = [];
    found.filter(function (one) { return found.length <= MANY || rank(one) < 3; }).sort(function (a, b) { return rank(a) - rank(b); }).forEach(function (one) {
      named(one).filter(Boolean).some(function (text, shorter) {
        var w = textWidth(text, one.front) + 2, h = 14, r = one.setting.chosen || state.picked[one.setting.number] ? 14 : 10, d = r - 3;
        return [[r, -h / 2], [-w - r, -h / 2], [-w / 2, -h - r + 1], [-w / 2, r - 1], [d, -h - d + 3], [d, d - 3], [-w - d, -h - d + 3], [-w - d, d - 3], [-w / 2, -h - 18], [-w / 2, 18]].some(function (to) {
          var box = {x: one.x + to[0], y: one.y + to[1], w: w, h: h};
          var inside = box.x >= frame.left + 2 && box.x + w <= frame.width - 2 && box.y >= 2 + frame.top - 16 && box.y + h <= frame.height - frame.bottom - 2;
          if (!inside || taken.some(function (other) { return meets(box, other); })) return false;
          taken.push(box);
          placed.push({mark: one, text: text, x: box.x + 1, y: box.y + 11});
          return true;
        }) || shorter > 0;
      });
    });
    return placed;
  }

  return {MANY: MANY, axes: axes, frame: frame, place: place, marks: marks, staircase: staircase, trails: trails, labels: labels, textWidth: textWidth};
})(unmeshSweep);

package dev.unmesh.run.sweep;

import java.util.ArrayList;
import java.util.List;

/**
 * A job array of a sweep; its file is there before it is submitted.
 *
 * @param name of the job, like no other's
 * @param job its number; empty while it is being submitted
 * @param trials task by task; empty for a task whose end has been dealt with
 */
record Submission(String name, String job, List<String> trials) {
  Submission {
    trials = List.copyOf(trials);
  }

  Submission as(String number) {
    return new Submission(name, number, trials);
  }

  /** The same, a task's end dealt with. */
  Submission without(int task) {
    List<String> left = new ArrayList<>(trials);
    left.set(task, "");
    return new Submission(name, job, left);
  }

  /** The same with nothing left to deal with. */
  Submission over() {
    return new Submission(name, job, trials.stream().map(trial -> "").toList());
  }

  boolean isOver() {
    return trials.stream().allMatch(String::isEmpty);
  }
}

package dev.unmesh.run.evaluate;

import dev.unmesh.network.Network;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.run.EngineThreads;
import dev.unmesh.run.LoadedRun;
import dev.unmesh.run.RunForward;
import dev.unmesh.run.model.KnownModel;
import dev.unmesh.run.model.PixelScale;
import dev.unmesh.task.Examples;
import dev.unmesh.task.Loss;
import dev.unmesh.train.Dataset;
import dev.unmesh.train.Evaluation;
import dev.unmesh.train.LearnerState;
import dev.unmesh.train.TensorState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A network of ours, of a run or with the weights of others, graded as in training. */
record NetworkSubject(String name, String kind, NetworkShape shape, Optional<PixelScale> scale, Network network) implements Subject {
  static Subject of(String name, KnownModel model) {
    EngineThreads.start(model.network(), Runtime.getRuntime().availableProcessors());
    Network network = model.blueprint().build(0);
    Map<String, float[]> values = new LinkedHashMap<>();
    network.parameters().keySet().forEach(parameter -> values.put(parameter, model.weights().get(parameter).values()));
    TensorState.write(new LearnerState(values, Map.of()), network.parameters());
    return new NetworkSubject(name, model.kind(), model.shape(), model.scale(), network);
  }

  static Subject of(LoadedRun run) {
    String name = run.folder().name();
    String kind = "run of recipe " + run.recipe().name();
    NetworkShape shape = run.record().shape();
    RunForward forward = RunForward.open(run);
    return forward.network().<Subject>map(network -> new NetworkSubject(name, kind, shape, Optional.empty(), network))
        .orElseGet(() -> new AnswerSubject(
            name, kind, shape, Optional.empty(), (inputs, loss) -> forward.pass().outputs(run.weights(), inputs), forward::close));
  }

  @Override
  public Evaluation evaluate(Examples examples, Loss loss) {
    try (Dataset data = new Dataset(examples)) {
      return Evaluation.of(network, data, loss, shape.outputs());
    }
  }

  @Override
  public void close() {
    network.close();
  }
}

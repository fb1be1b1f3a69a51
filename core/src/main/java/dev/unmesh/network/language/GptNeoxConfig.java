package dev.unmesh.network.language;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * GPT-NeoX, the architecture of Pythia: rotary positions on the first part of each head, attention and MLP side by side. Source: Black et
 * al. 2022, "GPT-NeoX-20B", arXiv 2204.06745, section 2.
 *
 * @param rotaryShare of each head's neurons that are rotated, in (0, 1]; {@link #rotary} says how many those are
 * @param rotaryBase of the geometric row of angles
 * @param parallel whether MLP and attention read the same stream; else the MLP reads what attention has added to
 * @param attentionBias whether queries, keys, values and attention's output have biases
 */
public record GptNeoxConfig(
    int width,
    int layers,
    int heads,
    int mlp,
    int positions,
    int vocabulary,
    double epsilon,
    MlpActivation activation,
    boolean tied,
    double rotaryShare,
    double rotaryBase,
    boolean parallel,
    boolean attentionBias)
    implements LanguageModelConfig {
  static final String TYPE = "gpt_neox";

  public GptNeoxConfig {
    LanguageModelConfig.check(width, layers, heads, mlp, positions, vocabulary, epsilon);
    if (!(rotaryShare > 0 && rotaryShare <= 1)) {
      throw new IllegalArgumentException("the share of rotary dimensions must lie in (0, 1], was " + rotaryShare);
    }
    if (!(rotaryBase > 1 && rotaryBase < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the rotary base must be above 1, was " + rotaryBase);
    }
    int rotary = (int) (width / heads * rotaryShare);
    if (rotary < 2 || rotary % 2 != 0) {
      throw new IllegalArgumentException(
          "rotary dimensions come in pairs, but a share of " + rotaryShare + " of heads of " + width / heads + " is " + rotary);
    }
  }

  /** How many neurons of each head are rotated: they come first. */
  public int rotary() {
    return (int) (headWidth() * rotaryShare);
  }

  static GptNeoxConfig read(ConfigKeys keys) {
    keys.refuseFlags("is_encoder_decoder", "add_cross_attention");
    keys.refuseValues("rope_scaling", "pruned_heads", "quantization_config");
    ConfigKeys rope = rope(keys);
    try {
      return new GptNeoxConfig(
          keys.count("hidden_size"),
          keys.count("num_hidden_layers"),
          keys.count("num_attention_heads"),
          keys.count("intermediate_size"),
          keys.count("max_position_embeddings", 2048),
          keys.count("vocab_size"),
          keys.number("layer_norm_eps", 1e-5),
          keys.activation("hidden_act", MlpActivation.GELU),
          keys.flag("tie_word_embeddings", false),
          agreed(keys, "rotary_pct", rope, "partial_rotary_factor", .25),
          agreed(keys, "rotary_emb_base", rope, "rope_theta", 10000),
          keys.flag("use_parallel_residual", true),
          keys.flag("attention_bias", true));
    } catch (IllegalArgumentException e) {
      throw keys.fault(e.getMessage());
    }
  }

  // newer files have an object of these, and some have its keys beside the old ones too
  private static ConfigKeys rope(ConfigKeys keys) {
    JsonNode node = keys.has("rope_parameters") ? keys.root().get("rope_parameters") : JsonNodeFactory.instance.objectNode();
    ConfigKeys rope = new ConfigKeys(keys.file(), node);
    if (!node.isObject() || !rope.text("rope_type", rope.text("type", "default")).equals("default")) {
      throw keys.fault("rope_parameters is " + node + "; only rope_type default is supported");
    }
    return rope;
  }

  private static double agreed(ConfigKeys keys, String key, ConfigKeys rope, String newer, double fallback) {
    double value = keys.number(key, keys.number(newer, rope.number(newer, fallback)));
    for (double other : new double[] {keys.number(newer, value), rope.number(newer, value)}) {
      if (other != value) {
        throw keys.fault(key + " is " + value + ", but " + newer + " is " + other);
      }
    }
    return value;
  }

  @Override
  public String modelType() {
    return TYPE;
  }

  @Override
  public ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.putArray("architectures").add("GPTNeoXForCausalLM");
    node.put("model_type", TYPE);
    node.put("vocab_size", vocabulary);
    node.put("max_position_embeddings", positions);
    node.put("hidden_size", width);
    node.put("num_hidden_layers", layers);
    node.put("num_attention_heads", heads);
    node.put("intermediate_size", mlp);
    node.put("hidden_act", activation.written());
    node.put("layer_norm_eps", epsilon);
    node.put("rotary_pct", rotaryShare);
    node.put("rotary_emb_base", rotaryBase);
    node.put("use_parallel_residual", parallel);
    node.put("attention_bias", attentionBias);
    node.put("tie_word_embeddings", tied);
    node.put("attention_dropout", 0.0);
    node.put("hidden_dropout", 0.0);
    node.putNull("bos_token_id");
    node.putNull("eos_token_id");
    node.put("torch_dtype", "float32");
    return node;
  }
}

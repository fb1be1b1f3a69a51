package dev.unmesh.network.language;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * GPT-2: learned positions, LayerNorm before attention and MLP, one after the other. Source: Radford et al. 2019, "Language Models are
 * Unsupervised Multitask Learners", section 2.3.
 *
 * @param scaled whether attention's scores are divided by the square root of the head's width
 */
public record Gpt2Config(
    int width, int layers, int heads, int mlp, int positions, int vocabulary, double epsilon, MlpActivation activation, boolean tied, boolean scaled)
    implements LanguageModelConfig {
  static final String TYPE = "gpt2";

  public Gpt2Config {
    LanguageModelConfig.check(width, layers, heads, mlp, positions, vocabulary, epsilon);
  }

  // what is left out has the value transformers gives it
  static Gpt2Config read(ConfigKeys keys) {
    keys.refuseFlags("scale_attn_by_inverse_layer_idx", "add_cross_attention", "is_encoder_decoder");
    keys.refuseValues("pruned_heads", "quantization_config");
    int width = keys.count("n_embd");
    try {
      return new Gpt2Config(
          width,
          keys.count("n_layer"),
          keys.count("n_head"),
          keys.count("n_inner", Math.multiplyExact(4, width)),
          keys.has("n_positions") ? keys.count("n_positions") : keys.count("n_ctx", 1024),
          keys.count("vocab_size"),
          keys.number("layer_norm_epsilon", 1e-5),
          keys.activation("activation_function", MlpActivation.GELU_NEW),
          keys.flag("tie_word_embeddings", true),
          keys.flag("scale_attn_weights", true));
    } catch (IllegalArgumentException e) {
      throw keys.fault(e.getMessage());
    }
  }

  @Override
  public String modelType() {
    return TYPE;
  }

  @Override
  public ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.putArray("architectures").add("GPT2LMHeadModel");
    node.put("model_type", TYPE);
    node.put("vocab_size", vocabulary);
    node.put("n_positions", positions);
    node.put("n_embd", width);
    node.put("n_layer", layers);
    node.put("n_head", heads);
    node.put("n_inner", mlp);
    node.put("activation_function", activation.written());
    node.put("layer_norm_epsilon", epsilon);
    node.put("scale_attn_weights", scaled);
    node.put("tie_word_embeddings", tied);
    node.put("initializer_range", Gpt2Layers.DEVIATION);
    node.put("resid_pdrop", 0.0);
    node.put("embd_pdrop", 0.0);
    node.put("attn_pdrop", 0.0);
    node.putNull("bos_token_id"); // transformers would take 50256, whatever the vocabulary
    node.putNull("eos_token_id");
    node.put("torch_dtype", "float32");
    return node;
  }
}

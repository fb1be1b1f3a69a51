package dev.unmesh.engine.array;

/**
 * Which float kernels this machine gets: explicit vectors where the Vector API is there, loops elsewhere. Every learner asks for
 * its own; the reason is the same for all.
 */
public final class FloatKernels {
  private static final String MODULE = "jdk.incubator.vector";

  private FloatKernels() {}

  /** New kernels, not shared. */
  public static FloatArrays make() {
    return missing() == null ? vector() : new FloatLoops();
  }

  /** What {@link #make} makes, by its name. */
  public static String name() {
    return make().name();
  }

  /** Whether they are explicit vectors. */
  public static boolean areVectors() {
    return missing() == null;
  }

  /** Why these kernels were chosen, in a sentence. */
  public static String reason() {
    String missing = missing();
    return missing == null
        ? "the Vector API is there, with vectors of " + 32 * vector().lanes() + " bits"
        : "plain loops, since " + missing;
  }

  /** What stands in the way of explicit vectors; null if nothing does. */
  private static String missing() {
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      return "Java was started without --add-modules " + MODULE;
    }
    return vector().lanes() < 4 ? "vectors of this machine hold fewer than four floats" : null;
  }

  // behind the check: without the module the class cannot be linked
  private static FloatArrays vector() {
    return new dev.unmesh.engine.array.vector.VectorKernels();
  }
}

package dev.unmesh.run.recipe;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;

/** What a record holds when nothing is said: its static {@code defaults()}, else its public no-argument constructor, if any. */
final class Defaults {
  private Defaults() {}

  /** The default instance, or null if the record has none. */
  static Object of(Class<?> type) {
    try {
      for (Method method : type.getMethods()) {
        if (method.getName().equals("defaults") && method.getParameterCount() == 0 && method.getReturnType() == type) {
          return method.invoke(null);
        }
      }
      for (Constructor<?> constructor : type.getConstructors()) {
        if (constructor.getParameterCount() == 0) {
          return constructor.newInstance();
        }
      }
      return null;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + ": its defaults cannot be made", e);
    }
  }

  static Object component(RecordComponent component, Object record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }

  /** What a component without any default instance starts from: nothing, for what may be left out. */
  static Object empty(Class<?> type) {
    return type == Optional.class ? Optional.empty() : type == List.class ? List.of() : null;
  }
}

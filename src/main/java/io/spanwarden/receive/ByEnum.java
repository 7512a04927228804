package io.spanwarden.receive;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** One value for every constant of an enum, made once. Immutable. */
final class ByEnum<K extends Enum<K>, V> {
  private final Map<K, V> values;

  private ByEnum(Map<K, V> values) {
    this.values = values;
  }

  static <K extends Enum<K>, V> ByEnum<K, V> of(Class<K> type, Function<K, V> value) {
    Map<K, V> values = new EnumMap<>(type);
    for (K constant : type.getEnumConstants()) {
      values.put(constant, value.apply(constant));
    }
    return new ByEnum<>(values);
  }

  V get(K constant) {
    return Objects.requireNonNull(values.get(constant), "constant");
  }
}

package io.spanwarden.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.spanwarden.event.InvalidRuleException;
import io.spanwarden.event.Nearest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mapping in a rule file, read strictly: a key that nobody asks for is an error that names the
 * nearest key, so that a typing mistake cannot disarm a rule. Not thread-safe.
 */
final class RuleDocument {
  /** Made when a file is parsed, which a start with packed rules does not. */
  private static final class Yaml {
    static final ObjectMapper MAPPER =
        new ObjectMapper(
            YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());
  }

  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})([smhd])");

  private final String where;
  private final Map<String, Object> values;
  private final Set<String> asked = new HashSet<>();

  private RuleDocument(String where, Map<String, Object> values) {
    this.where = where;
    this.values = values;
  }

  /** Reads the mapping that {@code yaml} must be; {@code file} names it in errors. */
  static RuleDocument parse(String file, String yaml) {
    return of(file, tree(file, yaml));
  }

  /** Returns what {@code yaml} holds as maps, lists, texts, numbers and booleans. */
  static Object tree(String file, String yaml) {
    try {
      return Yaml.MAPPER.readValue(yaml, Object.class);
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      throw new InvalidRuleException(
          file + ": line " + (at == null ? "?" : at.getLineNr()) + ": " + e.getOriginalMessage());
    }
  }

  /** Reads the mapping that {@code value} must be; {@code where} names it in errors. */
  static RuleDocument of(String where, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new InvalidRuleException(where + ": not a mapping (expected: keys and values)");
    }
    var copy = new LinkedHashMap<String, Object>();
    map.forEach(
        (key, entry) -> {
          if (entry != null) {
            copy.put(String.valueOf(key), entry);
          }
        });
    return new RuleDocument(where, copy);
  }

  /** Returns the file and the place in it, for errors. */
  String where() {
    return where;
  }

  /** Returns the error that {@code key} holds something else than {@code expected}. */
  InvalidRuleException invalid(String key, String expected) {
    return new InvalidRuleException(
        where + ": " + key + ": " + values.get(key) + " (expected: " + expected + ")");
  }

  /** Returns the error that {@code key} holds {@code value}, among others or not. */
  InvalidRuleException invalid(String key, String value, String expected) {
    return new InvalidRuleException(
        where + ": " + key + ": " + value + " (expected: " + expected + ")");
  }

  private @Nullable Object ask(String key) {
    asked.add(key);
    return values.get(key);
  }

  /** Returns whether {@code key} stands here. */
  boolean has(String key) {
    return ask(key) != null;
  }

  /** Returns a compulsory text. */
  String text(String key) {
    return optionalText(key).orElseThrow(() -> missing(key));
  }

  /** Returns an optional text; numbers and booleans are texts too. */
  Optional<String> optionalText(String key) {
    Object value = ask(key);
    if (value instanceof Map || value instanceof List) {
      throw invalid(key, "a text");
    }
    return Optional.ofNullable(value).map(String::valueOf);
  }

  /** Returns a compulsory decimal number. */
  BigDecimal decimal(String key) {
    try {
      return new BigDecimal(text(key));
    } catch (NumberFormatException e) {
      throw invalid(key, "a number");
    }
  }

  /** Returns a compulsory number. */
  double real(String key) {
    return decimal(key).doubleValue();
  }

  /** Returns a compulsory span of time: a whole number and one of {@code s m h d}. */
  Duration duration(String key) {
    Matcher parts = DURATION.matcher(text(key));
    if (!parts.matches()) {
      throw invalid(key, "a number and a unit, such as 30s, 5m, 12h or 7d");
    }
    long count = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  /** Returns a whole number, or {@code otherwise} where the key is absent. */
  int integer(String key, int otherwise) {
    try {
      return optionalText(key).map(Integer::parseInt).orElse(otherwise);
    } catch (NumberFormatException e) {
      throw invalid(key, "a whole number");
    }
  }

  /** Returns true or false, or {@code otherwise} where the key is absent. */
  boolean flag(String key, boolean otherwise) {
    Object value = ask(key);
    if (value != null && !(value instanceof Boolean)) {
      throw invalid(key, "true or false");
    }
    return value == null ? otherwise : (Boolean) value;
  }

  /** Returns the constant that a compulsory key names, in lower case. */
  <E extends Enum<E>> E constant(String key, Class<E> type) {
    return constant(key, text(key), type);
  }

  /** Returns the constants that an optional list names, in lower case. */
  <E extends Enum<E>> List<E> constants(String key, Class<E> type) {
    return texts(key).stream().map(name -> constant(key, name, type)).toList();
  }

  private <E extends Enum<E>> E constant(String key, String name, Class<E> type) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(name)) {
        return constant;
      }
    }
    var known = new TreeSet<String>();
    for (E constant : type.getEnumConstants()) {
      known.add(constant.name().toLowerCase(Locale.ROOT));
    }
    throw new InvalidRuleException(
        where + ": " + key + ": " + name + " (expected one of: " + known + ")");
  }

  /** Returns an optional list of texts, empty where the key is absent. */
  List<String> texts(String key) {
    Object value = ask(key);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list)) {
      throw invalid(key, "a list");
    }
    return list.stream().map(String::valueOf).toList();
  }

  /** Returns an optional mapping of texts to texts, in its order. */
  Map<String, String> textMap(String key) {
    var texts = new LinkedHashMap<String, String>();
    Object value = ask(key);
    if (value != null && !(value instanceof Map)) {
      throw invalid(key, "keys and values");
    }
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, text) -> texts.put(String.valueOf(name), String.valueOf(text)));
    }
    return texts;
  }

  /** Returns a compulsory mapping. */
  RuleDocument document(String key) {
    Object value = ask(key);
    if (value == null) {
      throw missing(key);
    }
    return of(where + ": " + key, value);
  }

  /** Returns this mapping with the entries of {@code other} in place of its own. */
  RuleDocument overlaid(RuleDocument other) {
    var both = new LinkedHashMap<>(values);
    both.putAll(other.values);
    return new RuleDocument(other.where, both);
  }

  /** Returns a compulsory list of mappings. */
  List<RuleDocument> documents(String key) {
    Object value = ask(key);
    if (!(value instanceof List<?> list)) {
      throw value == null ? missing(key) : invalid(key, "a list");
    }
    var documents = new ArrayList<RuleDocument>();
    for (Object entry : list) {
      documents.add(of(where + ": " + key + "[" + documents.size() + "]", entry));
    }
    return documents;
  }

  /** Returns the keys, for mappings whose keys are data. */
  List<String> keys() {
    return List.copyOf(values.keySet());
  }

  private InvalidRuleException missing(String key) {
    return new InvalidRuleException(where + ": " + key + ": missing (expected: a value)");
  }

  /** Throws if a key stands here that was never asked for. Called when all has been read. */
  void rejectUnknownKeys() {
    if (asked.containsAll(values.keySet())) {
      return;
    }
    List<String> problems =
        values.keySet().stream()
            .filter(key -> !asked.contains(key))
            .map(
                key ->
                    where
                        + ": unknown key: "
                        + key
                        + Nearest.to(key, asked)
                            .map(name -> " (did you mean: " + name + "?)")
                            .orElse(" (expected one of: " + new TreeSet<>(asked) + ")"))
            .toList();
    throw new InvalidRuleException(problems);
  }
}

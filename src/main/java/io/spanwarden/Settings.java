package io.spanwarden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.spanwarden.event.InvalidConfigException;
import io.spanwarden.event.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Settings as texts, from file, environment and flags; the later wins. A name that no setting has
 * is an error that names the nearest one. Not thread-safe.
 */
public final class Settings {
  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());
  private static final String PREFIX = "SPANWARDEN_";

  /** Variables of the launcher and of `scan`, which are no settings. */
  private static final List<String> OTHERS = List.of("SPANWARDEN_JAVA_OPTS", "SPANWARDEN_KEY");

  private final Map<Setting, String> values = new EnumMap<>(Setting.class);
  private final Map<Setting, String> origins = new EnumMap<>(Setting.class);
  private final List<String> problems = new ArrayList<>();

  /** Takes the settings of a YAML file, nested or dotted. */
  public Settings file(Path file) {
    try {
      Object root = YAML.readValue(Files.readString(file), Object.class);
      var flat = new TreeMap<String, String>();
      flatten("", root, flat);
      flat.forEach((key, value) -> put(key, value, file.toString()));
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      problems.add(
          file + ": line " + (at == null ? "?" : at.getLineNr()) + ": " + e.getOriginalMessage());
    } catch (IOException e) {
      problems.add("config: " + file + " (expected: a file that can be read)");
    }
    return this;
  }

  private static void flatten(String prefix, @Nullable Object value, Map<String, String> into) {
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, inner) -> flatten(prefix.isEmpty() ? "" + key : prefix + "." + key, inner, into));
    } else if (value instanceof Collection<?> list) {
      into.put(prefix, list.stream().map(String::valueOf).collect(Collectors.joining(",")));
    } else if (value != null && !prefix.isEmpty()) {
      into.put(prefix, String.valueOf(value));
    }
  }

  /** Takes the variables that begin with {@code SPANWARDEN_}. */
  public Settings environment(Map<String, String> environment) {
    new TreeMap<>(environment)
        .forEach(
            (variable, value) -> {
              if (variable.startsWith(PREFIX) && !OTHERS.contains(variable)) {
                Setting.byVariable(variable)
                    .ifPresentOrElse(
                        setting -> put(setting, value, "environment"),
                        () -> unknown("environment", variable, variables()));
              }
            });
    return this;
  }

  /** Takes settings by dotted key, from flags. */
  public Settings flags(Map<String, String> flags) {
    flags.forEach((key, value) -> put(key, value, "flag"));
    return this;
  }

  private void put(String key, String value, String origin) {
    Setting.byKey(key)
        .ifPresentOrElse(
            setting -> put(setting, value, origin), () -> unknown(origin, key, keys()));
  }

  private void put(Setting setting, String value, String origin) {
    values.put(setting, value.strip());
    origins.put(setting, origin);
  }

  private void unknown(String origin, String name, List<String> known) {
    problems.add(
        origin
            + ": unknown setting: "
            + name
            + Nearest.to(name, known)
                .map(near -> " (did you mean: " + near + "?)")
                .orElse(" (expected one of: " + known + ")"));
  }

  private static List<String> keys() {
    return Arrays.stream(Setting.values()).map(Setting::key).toList();
  }

  private static List<String> variables() {
    return Arrays.stream(Setting.values()).map(Setting::variable).toList();
  }

  /** Returns a setting's text, or its default. */
  String get(Setting setting) {
    return values.getOrDefault(setting, setting.defaultValue());
  }

  /** Notes that a setting's text is not what was expected. */
  void reject(Setting setting, String expected) {
    String origin = origins.getOrDefault(setting, "default");
    problems.add(
        origin + ": " + setting.key() + ": " + get(setting) + " (expected: " + expected + ")");
  }

  /** Notes a problem that concerns more than one setting. */
  void reject(String problem) {
    problems.add(problem);
  }

  /** Throws if anything was noted. */
  void throwIfInvalid() {
    if (!problems.isEmpty()) {
      throw new InvalidConfigException(problems);
    }
  }
}

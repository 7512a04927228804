package io.spanwarden;

import io.spanwarden.event.AgentId;
import io.spanwarden.event.Severity;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the texts of settings into values and notes what it cannot. Not thread-safe. */
record SettingReader(Settings settings) {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,12})\\s*(|B|KiB|MiB|GiB)");
  private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB");

  boolean isAuto(Setting setting) {
    return settings.get(setting).equals("auto");
  }

  boolean isDefault(Setting setting) {
    return settings.get(setting).equals(setting.defaultValue());
  }

  int port(Setting setting) {
    return (int) number(setting, 0, 65_535);
  }

  long number(Setting setting, long least, long most) {
    try {
      long number = Long.parseLong(settings.get(setting));
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException ignored) {
      // Rejected below, with what was expected.
    }
    settings.reject(setting, "a whole number from " + least + " to " + most);
    return least;
  }

  boolean flag(Setting setting) {
    String text = settings.get(setting);
    if (!text.equals("true") && !text.equals("false")) {
      settings.reject(setting, "true or false");
    }
    return text.equals("true");
  }

  OptionalLong size(Setting setting) {
    if (isAuto(setting)) {
      return OptionalLong.empty();
    }
    Matcher matcher = SIZE.matcher(settings.get(setting));
    if (!matcher.matches()) {
      settings.reject(setting, "a size such as 1048576 or 20MiB");
      return OptionalLong.empty();
    }
    int power = Math.max(0, UNITS.indexOf(matcher.group(2)));
    long bytes = Long.parseLong(matcher.group(1)) << (10 * power);
    if (bytes < 1 || bytes > 1L << 40) {
      settings.reject(setting, "1B to 1024GiB");
      return OptionalLong.empty();
    }
    return OptionalLong.of(bytes);
  }

  Optional<Path> path(Setting setting) {
    String text = settings.get(setting);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        text.startsWith("~/")
            ? Path.of(System.getProperty("user.home"), text.substring(2))
            : Path.of(text));
  }

  Set<AgentId> agents(Setting setting) {
    var agents = new TreeSet<AgentId>();
    for (String name : list(setting)) {
      if (AgentId.isValid(name)) {
        agents.add(new AgentId(name));
      } else {
        settings.reject(setting, "names of 1 to 64 letters, digits, _ . -");
      }
    }
    return agents;
  }

  List<String> list(Setting setting) {
    return Arrays.stream(settings.get(setting).split(",", -1))
        .map(String::strip)
        .filter(entry -> !entry.isEmpty())
        .toList();
  }

  Optional<Severity> severity(Setting setting) {
    String text = settings.get(setting);
    Optional<Severity> severity =
        Arrays.stream(Severity.values()).filter(each -> each.label().equals(text)).findFirst();
    if (severity.isEmpty()) {
      settings.reject(setting, "info, low, medium, high or critical");
    }
    return severity;
  }

  double ratio(Setting setting) {
    try {
      double ratio = Double.parseDouble(settings.get(setting));
      if (ratio >= 0 && ratio <= 1) {
        return ratio;
      }
    } catch (NumberFormatException ignored) {
      // Rejected below, with what was expected.
    }
    settings.reject(setting, "a number from 0 to 1");
    return 0;
  }

  /** Returns addresses; what is none is rejected without being shown, for it may be secret. */
  List<URI> secretUrls(Setting setting) {
    var urls = new ArrayList<URI>();
    for (String url : list(setting)) {
      try {
        urls.add(new URI(url));
      } catch (URISyntaxException e) {
        settings.reject(setting.key() + ": not a URL (expected: such as https://host/path)");
      }
    }
    return urls;
  }

  /** Returns the text of a file that holds a secret, stripped. */
  Optional<String> secret(Setting setting) {
    return path(setting)
        .flatMap(
            file -> {
              try {
                return Optional.of(Files.readString(file).strip());
              } catch (IOException e) {
                settings.reject(setting, "a file that can be read");
                return Optional.empty();
              }
            });
  }
}

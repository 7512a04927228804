package io.spanwarden.rules;

import io.spanwarden.detect.command.CommandRule;
import java.util.List;
import java.util.Map;

/**
 * A command rule with what its file says for people and for tests.
 *
 * <p>An example is a command line. If its first line is {@code @ PATH}, it is the rest, written to
 * that file.
 *
 * @param rule the rule
 * @param description what it means that it fires
 * @param references where to read on
 * @param fires examples in which it must fire
 * @param quiet examples in which it must not fire, by the reason
 * @param missed examples in which it does not fire although it should, by the reason
 * @param noisy examples in which it fires although it should not, by the reason
 */
public record DocumentedCommandRule(
    CommandRule rule,
    String description,
    List<String> references,
    List<String> fires,
    Map<String, String> quiet,
    Map<String, String> missed,
    Map<String, String> noisy) {
  public DocumentedCommandRule {
    references = List.copyOf(references);
    fires = List.copyOf(fires);
    quiet = Map.copyOf(quiet);
    missed = Map.copyOf(missed);
    noisy = Map.copyOf(noisy);
  }
}

package io.spanwarden.rules;

import io.spanwarden.detect.content.ContentRule;
import java.util.List;
import java.util.Map;

/**
 * A content rule with what its file says for people and for tests.
 *
 * @param rule the rule
 * @param file where it stands, such as {@code rules/secrets/github.yaml}
 * @param provider the issuer, which is the file's name
 * @param description what was found and what an attacker can do with it
 * @param references the issuer's public documentation
 * @param fires texts it must find a real value in
 * @param quiet texts it must not find a real value in, by the reason
 * @param missed texts with a real value that it does not find, by the reason
 * @param noisy texts without one that it finds, by the reason
 */
public record DocumentedRule(
    ContentRule rule,
    String file,
    String provider,
    String description,
    List<String> references,
    List<String> fires,
    Map<String, String> quiet,
    Map<String, String> missed,
    Map<String, String> noisy) {
  public DocumentedRule {
    references = List.copyOf(references);
    fires = List.copyOf(fires);
    quiet = Map.copyOf(quiet);
    missed = Map.copyOf(missed);
    noisy = Map.copyOf(noisy);
  }

  /** Returns the rule's id. */
  public String id() {
    return rule.info().id();
  }
}

package io.spanwarden.event;

import java.util.List;

/** Rules that cannot be used: every problem found, each naming file, key, value and expectation. */
public final class InvalidRuleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates one for one problem. */
  public InvalidRuleException(String problem) {
    this(List.of(problem));
  }

  /** Creates one for {@code problems}, at least one. */
  public InvalidRuleException(List<String> problems) {
    super(String.join("\n", problems));
  }
}

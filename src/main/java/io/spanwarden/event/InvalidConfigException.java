package io.spanwarden.event;

import java.util.List;

/** Settings that cannot be used: every problem found, each naming key, value and expectation. */
public final class InvalidConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates one for one problem. */
  public InvalidConfigException(String problem) {
    this(List.of(problem));
  }

  /** Creates one for {@code problems}, at least one. */
  public InvalidConfigException(List<String> problems) {
    super(String.join("\n", problems));
  }
}

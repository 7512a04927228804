package io.spanwarden.rules;

/**
 * One example of a rule, with placeholders where made-up values go. Immutable.
 *
 * @param file where it stands, such as {@code rules/secrets/github.yaml}
 * @param rule the rule's id
 * @param list the list it stands in
 * @param name its reason, or, where none is given, its text
 * @param text the text to try
 * @param command whether the text is a command, or, after {@code @ path}, what is written to a file
 */
public record RuleExample(
    String file, String rule, List list, String name, String text, boolean command) {
  /** The lists of examples, and what the rule does with those in each. */
  public enum List {
    /** It must find a real value. */
    FIRES(true, "the rule finds nothing in it (expected: a real value)"),
    /** It must not. */
    QUIET(false, "the rule finds a real value in it (expected: none)"),
    /** A known gap: there is one that it does not find. */
    MISSED(false, "the rule finds it now (expected: the example in fires)"),
    /** A known false alarm: there is none, and it finds one. */
    NOISY(true, "the rule is quiet now (expected: the example in quiet)");

    private final boolean finds;
    private final String problem;

    List(boolean finds, String problem) {
      this.finds = finds;
      this.problem = problem;
    }

    /** Returns whether the rule finds a real value in the examples of this list. */
    public boolean finds() {
      return finds;
    }

    /** Returns what is wrong if it does not do so. */
    public String problem() {
      return problem;
    }
  }
}

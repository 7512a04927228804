package io.spanwarden.rules;

import java.util.Map;

/**
 * Names for the parts that many patterns share, written {@code {name}} in a rule file. RE2 reads
 * such a text literally, so nothing is taken away from its syntax.
 */
final class PatternMacros {
  /**
   * Between a name and its value: closing quotes, one operator or blank, opening quotes. Quotes may
   * be escaped to any depth, and the value may stand on the next line.
   */
  private static final String OPERATOR =
      "[\"'\\x60\\\\)\\]]{0,8}\\s{0,8}(?:::=|[|?+!:]{0,2}={1,3}>?|->|[:,|]|\\s)[\\s\"'\\x60\\\\(\\[]{0,12}";

  /** The rest of a name that begins with the issuer's: {@code _API_KEY}, {@code .token}. */
  private static final String REST_OF_NAME = "[a-zA-Z0-9_.\\- ]{0,24}";

  /** The arguments of a command up to a blank, also over lines that end with a backslash. */
  private static final String ARGUMENTS = "(?:[^\\r\\n;|&]|\\\\\\r?\\n){0,160}?\\s";

  /** A value as it stands on a command line, quoted or not; a mark after it is not a part of it. */
  private static final String PASSWORD =
      "[\"'\\x60]?([^\\s\"'\\x60\\\\<>|&\\x24%({\\[-][^\\s\"'\\x60\\\\<>|&]{6,98}[^\\s\"'\\x60\\\\<>|&;,)}\\]])";

  private static final Map<String, String> MACROS =
      Map.of("{op}", OPERATOR, "{name}", REST_OF_NAME, "{args}", ARGUMENTS, "{password}", PASSWORD);

  private PatternMacros() {}

  /** Returns {@code pattern} with its macros written out. */
  static String expand(String pattern) {
    String expanded = pattern;
    for (Map.Entry<String, String> macro : MACROS.entrySet()) {
      expanded = expanded.replace(macro.getKey(), macro.getValue());
    }
    return expanded;
  }
}

package io.spanwarden.detect.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds a {@link ByteRegex} against java.util.regex on the same bytes, seen as characters of ISO
 * 8859-1.
 */
public final class Oracle {
  private final String pattern;
  private final Pattern java;
  private final Workspace workspace = new Workspace();
  private final ByteMatcher matcher;

  /** Compiles {@code pattern} for both. */
  public Oracle(String pattern) {
    this.pattern = pattern;
    java = Pattern.compile(translated(pattern), Pattern.UNIX_LINES);
    matcher = ByteRegex.compile(pattern).matcher(workspace);
  }

  /** Where Java differs from RE2 by design: {@code $}, boundaries and blanks; and the bytes. */
  private static String translated(String pattern) {
    StringBuilder bytes = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      String utf8 = latin1(Character.toString(c).getBytes(StandardCharsets.UTF_8));
      bytes.append(utf8.length() == 1 ? utf8 : "(?:" + utf8 + ")");
    }
    return bytes
        .toString()
        .replace("[(?:\u00c3\u00a9)b]", "(?:b|\u00c3\u00a9)")
        .replace("\\b", "(?:(?<=\\w)(?!\\w)|(?<!\\w)(?=\\w))")
        .replace("\\B", "(?:(?<=\\w)(?=\\w)|(?<!\\w)(?!\\w))")
        .replaceAll("(?<!\\\\)\\$(?![^\\[]*\\])", "\\\\z");
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Compares at each place of {@code text}, and returns how many matches there are. */
  public int compare(String text) {
    return compare(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Compares at each place of {@code text}, and returns how many matches there are. */
  public int compare(byte[] text) {
    int matches = 0;
    workspace.show(text, 0, text.length);
    Matcher expected = java.matcher(latin1(text));
    expected.useTransparentBounds(true).useAnchoringBounds(false);
    for (int at = 0; at <= text.length; at++) {
      boolean found = expected.region(at, text.length).lookingAt();
      boolean group = found && expected.groupCount() > 0;
      String wanted =
          found
              ? expected.end()
                  + (group ? " " + expected.start(1) + " " + expected.end(1) : " -1 -1")
              : "none";
      int end = matcher.match(at, text.length);
      matcher.findGroup();
      String actual =
          end < 0 ? "none" : end + " " + matcher.groupStart() + " " + matcher.groupEnd();
      if (!actual.equals(wanted)) {
        assertThat(actual).as("%s at %d of %s", pattern, at, latin1(text)).isEqualTo(wanted);
      }
      matches += found ? 1 : 0;
    }
    return matches;
  }
}

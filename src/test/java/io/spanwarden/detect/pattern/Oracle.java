package io.spanwarden.detect.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds a {@link ByteRegex} against java.util.regex on the same bytes, seen as characters of ISO
 * 8859-1.
 */
public final class Oracle {
  private static final int AROUND = 3;

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
    return compare(text, text.length);
  }

  /** Compares at each place up to {@code limit}, and returns how many matches there are. */
  public int compare(byte[] text, int limit) {
    byte[] buffer = new byte[text.length + 2 * AROUND];
    Arrays.fill(buffer, (byte) 'a');
    System.arraycopy(text, 0, buffer, AROUND, text.length);
    workspace.show(buffer, AROUND, AROUND + text.length);
    Matcher expected = java.matcher(latin1(text));
    expected.useTransparentBounds(true).useAnchoringBounds(false);
    int matches = 0;
    for (int at = 0; at <= limit; at++) {
      boolean found = expected.region(at, limit).lookingAt();
      String wanted = found ? expected.end() + " " + group(expected) : "none";
      String actual = match(AROUND + at, AROUND + limit);
      if (!actual.equals(wanted)) {
        assertThat(actual).as("%s at %d of %s", pattern, at, latin1(text)).isEqualTo(wanted);
      }
      matches += found ? 1 : 0;
    }
    return matches;
  }

  private static String group(Matcher found) {
    boolean there = found.groupCount() > 0 && found.start(1) >= 0;
    return there ? found.start(1) + " " + found.end(1) : "no group";
  }

  private String match(int from, int limit) {
    int end = matcher.match(from, limit);
    boolean group = matcher.findGroup();
    return end < 0
        ? "none"
        : (end - AROUND)
            + " "
            + (group
                ? (matcher.groupStart() - AROUND) + " " + (matcher.groupEnd() - AROUND)
                : "no group");
  }
}

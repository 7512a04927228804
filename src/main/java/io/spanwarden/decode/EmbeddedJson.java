package io.spanwarden.decode;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells where inside a text that is JSON a byte stands, such as {@code $.messages[0].content}, and
 * goes on inside a string that is JSON itself: {@code $.arguments → $.command}. Takes linear time.
 * Thread-safe.
 *
 * <p>Only keys of {@code [A-Za-z0-9_.-]{1,64}} are shown, others as {@code *}; so is the key that
 * holds the byte, because it holds the finding.
 */
public final class EmbeddedJson {
  /** JSON in JSON in JSON. */
  private static final int MAX_TEXTS = 3;

  private static final String INTO = " → ";

  private EmbeddedJson() {}

  /**
   * Returns the path to the byte at {@code position} of the slice, counted from its start. Values
   * are often cut off, so only what stands before the byte has to be JSON.
   *
   * @return the path; empty if the text is no object or array, or not JSON up to the byte
   */
  public static String path(byte[] buffer, int offset, int length, int position) {
    List<String> paths = new ArrayList<>();
    byte[] text = buffer;
    int start = offset;
    int end = offset + length;
    int target = offset + position;
    while (paths.size() < MAX_TEXTS) {
      var finder = new JsonPathFinder(text, start, end, target);
      if (!finder.find()) {
        break;
      }
      paths.add(finder.path());
      if (!finder.foundString()) {
        break;
      }
      var content = JsonUnescaped.of(text, finder.stringStart(), finder.stringEnd(), target);
      text = content.bytes();
      start = 0;
      end = content.length();
      target = content.position();
    }
    return String.join(INTO, paths);
  }
}

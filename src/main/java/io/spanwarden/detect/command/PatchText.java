package io.spanwarden.detect.command;

import io.spanwarden.detect.command.CommandAction.Write;
import java.util.ArrayList;
import java.util.List;

/** The patch format of Codex: {@code *** Update File: PATH}, then lines with a sign before them. */
final class PatchText {
  private static final String BEGIN = "*** Begin Patch";
  private static final String END = "*** End Patch";
  private static final List<String> HEADS = List.of("*** Add File: ", "*** Update File: ");

  private PatchText() {}

  /** Returns whether {@code text} holds a patch. */
  static boolean isIn(String text) {
    return text.contains(BEGIN);
  }

  /** Returns per file what the patch adds to it. */
  static List<Write> writes(String text) {
    var writes = new ArrayList<Write>();
    boolean truncated = !text.contains(END);
    var path = "";
    var added = new StringBuilder();
    for (String line : text.lines().toList()) {
      if (line.startsWith("+")) {
        added.append(line, 1, line.length()).append('\n');
      } else if (line.startsWith("*** ")) {
        flush(path, added, truncated, writes);
        path =
            HEADS.stream()
                .filter(line::startsWith)
                .findFirst()
                .map(head -> rest(line, head))
                .orElse("");
      }
    }
    flush(path, added, truncated, writes);
    return writes;
  }

  private static String rest(String line, String head) {
    return line.substring(head.length()).strip();
  }

  private static void flush(String path, StringBuilder added, boolean truncated, List<Write> out) {
    if (!path.isEmpty() && !added.isEmpty()) {
      out.add(new Write(path, added.toString(), truncated));
    }
    added.setLength(0);
  }
}

package io.spanwarden.detect.command;

import io.spanwarden.detect.command.CommandAction.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Files that a command writes with a content that stands in the command line itself. */
final class ShellWrites {
  private ShellWrites() {}

  /** Returns the writes of {@code command}. */
  static List<Write> of(SimpleCommand command) {
    var writes = new ArrayList<Write>();
    Optional<String> content = command.printed();
    if (content.isEmpty()) {
      content = command.segment().source().map(SimpleCommand::new).flatMap(SimpleCommand::printed);
    }
    if (content.isEmpty()) {
      return writes;
    }
    if (command.name().equals("apply_patch")) {
      writes.addAll(PatchText.writes(content.get()));
    }
    for (String path : command.segment().outputs()) {
      writes.add(new Write(path, content.get(), false));
    }
    if (command.name().equals("tee")) {
      for (String path : command.arguments()) {
        if (!path.startsWith("-") && !path.startsWith("<")) {
          writes.add(new Write(path, content.get(), false));
        }
      }
    }
    return writes;
  }
}

package io.spanwarden.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/**
 * A command that has run.
 *
 * @param code its exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record Ran(int code, String out, String err) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Ran of(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    CommandLine line = SpanwardenCommand.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return new Ran(line.execute(arguments), out.toString(), err.toString());
  }

  /** Returns standard output as one JSON value. */
  JsonNode json() {
    try {
      return JSON.readTree(out);
    } catch (IOException e) {
      throw new AssertionError(out, e);
    }
  }

  /** Returns the lines of standard output as JSON values. */
  List<JsonNode> jsonLines() {
    var values = new ArrayList<JsonNode>();
    for (String line : out.lines().toList()) {
      values.add(new Ran(code, line, err).json());
    }
    return values;
  }
}

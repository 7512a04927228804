package io.spanwarden.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Real OTLP requests of an agent, with placeholders where planted secrets stood, such as {@code
 * {{GHP~~~~}}}. Each placeholder is as long as its value, so protobuf stays valid.
 *
 * @param name such as {@code claude-code/http-json/secrets}
 * @param requests in the order they were sent
 * @param planted the values that now stand in place of the placeholders, by name
 */
public record Capture(String name, List<Request> requests, Map<String, String> planted) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public Capture {
    requests = List.copyOf(requests);
    planted = Map.copyOf(planted);
  }

  /**
   * One request.
   *
   * @param path as sent
   * @param headers as sent, without those of the connection
   * @param body the message
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  public record Request(String path, Map<String, String> headers, byte[] body) {
    /** Returns {@code traces}, {@code logs} or {@code metrics}. */
    public String signal() {
      String lower = path.toLowerCase(Locale.ROOT);
      return lower.contains("trace") ? "traces" : lower.contains("log") ? "logs" : "metrics";
    }
  }

  /**
   * Reads a capture from the class path and puts fresh values into it.
   *
   * @param folder the resource folder, such as {@code demo/claude-code/http-json/secrets}
   * @throws IOException if there is none
   */
  public static Capture load(String folder, FreshValues values) throws IOException {
    JsonNode about = JSON.readTree(read(folder + "/capture.json"));
    var planted = new HashMap<String, String>();
    for (JsonNode name : about.get("planted")) {
      planted.put(name.asText(), values.get(name.asText()));
    }
    var requests = new ArrayList<Request>();
    for (JsonNode request : about.get("requests")) {
      var headers = new LinkedHashMap<String, String>();
      request
          .get("headers")
          .properties()
          .forEach(h -> headers.put(h.getKey(), h.getValue().asText()));
      byte[] body = expand(read(folder + "/" + request.get("file").asText()), values);
      requests.add(new Request(request.get("path").asText(), headers, body));
    }
    return new Capture(folder.substring(folder.indexOf('/') + 1), requests, planted);
  }

  private static byte[] read(String resource) throws IOException {
    try (InputStream in = Capture.class.getResourceAsStream("/" + resource)) {
      if (in == null) {
        throw new IOException("capture: " + resource + " (expected: a file on the class path)");
      }
      return in.readAllBytes();
    }
  }

  /** Puts values in place of placeholders; every other byte stays. */
  static byte[] expand(byte[] body, FreshValues values) {
    String text = new String(body, StandardCharsets.ISO_8859_1);
    var out = new ByteArrayOutputStream(body.length);
    int at = 0;
    for (int open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", open + 1)) {
      int close = text.indexOf("}}", open);
      String inside = close < 0 ? "" : text.substring(open + 2, close).replace("~", "");
      if (values.knows(inside)) {
        out.writeBytes(text.substring(at, open).getBytes(StandardCharsets.ISO_8859_1));
        String value = values.get(inside);
        int length = close + 2 - open;
        if (value.length() != length) {
          throw new IllegalStateException(
              inside + ": " + value.length() + " (expected: " + length + ")");
        }
        out.writeBytes(value.getBytes(StandardCharsets.ISO_8859_1));
        at = close + 2;
      }
    }
    out.writeBytes(text.substring(at).getBytes(StandardCharsets.ISO_8859_1));
    return out.toByteArray();
  }
}

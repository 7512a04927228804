package io.spanwarden.decode;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Writes a message as OTLP in JSON: plainly, or in all the ways that writers are free to choose.
 */
final class OtlpJsonWriter {
  private static final List<String> UNKNOWN_FIELDS =
      List.of(
          "\"unknown\":{\"values\":[{\"stringValue\":\"unknown\"},[[],{}]],\"key\":null}",
          "\"string_value\":\"unknown\"",
          "\"schema_url\":[1,2.5e3,true]",
          "\"schemaUrl2\":\"\\u0041\"");

  private final Optional<Random> random;

  private OtlpJsonWriter(Optional<Random> random) {
    this.random = random;
  }

  /** Fields in the order of their numbers, nothing unusual. */
  static OtlpJsonWriter plain() {
    return new OtlpJsonWriter(Optional.empty());
  }

  /** Fields in any order, keys after values, unknown fields, nulls, blanks, escapes. */
  static OtlpJsonWriter scrambled(long seed) {
    return new OtlpJsonWriter(Optional.of(new Random(seed)));
  }

  /** Returns the text of {@code message}. */
  String write(Message message) {
    List<String> members = new ArrayList<>();
    message
        .getAllFields()
        .forEach(
            (field, value) ->
                members.add("\"" + field.getJsonName() + "\":" + field(field, value)));
    if (chance(4)) {
      members.add(UNKNOWN_FIELDS.get(random.orElseThrow().nextInt(UNKNOWN_FIELDS.size())));
    }
    random.ifPresent(r -> Collections.shuffle(members, r));
    return "{" + blank() + String.join("," + blank(), members) + "}";
  }

  private boolean chance(int oneOf) {
    return random.isPresent() && random.get().nextInt(oneOf) == 0;
  }

  private String blank() {
    return chance(5) ? " \r\n\t" : "";
  }

  private String field(FieldDescriptor field, Object value) {
    if (!field.isRepeated()) {
      return item(field, value);
    }
    List<String> items = new ArrayList<>();
    for (Object item : (List<?>) value) {
      items.add(item(field, item));
    }
    return "[" + String.join(blank() + ",", items) + "]";
  }

  private String item(FieldDescriptor field, Object value) {
    if (value instanceof Message message) {
      return write(message);
    } else if (value instanceof String string) {
      return quote(string);
    } else if (value instanceof ByteString bytes) {
      return "\"" + bytes(field, bytes) + "\"";
    } else if (value instanceof Long number) {
      return chance(2) ? number.toString() : "\"" + number + "\"";
    } else if (value instanceof Double number && !Double.isFinite(number)) {
      return "\"" + number + "\"";
    } else if (value instanceof EnumValueDescriptor constant) {
      return chance(2) ? "\"" + constant.getName() + "\"" : String.valueOf(constant.getNumber());
    }
    return String.valueOf(value);
  }

  private String bytes(FieldDescriptor field, ByteString bytes) {
    if (field.getName().endsWith("trace_id") || field.getName().endsWith("span_id")) {
      HexFormat hex = chance(2) ? HexFormat.of().withUpperCase() : HexFormat.of();
      return hex.formatHex(bytes.toByteArray());
    }
    Base64.Encoder encoder = chance(2) ? Base64.getUrlEncoder() : Base64.getEncoder();
    return (chance(2) ? encoder.withoutPadding() : encoder).encodeToString(bytes.toByteArray());
  }

  private String quote(String text) {
    // Both halves of a pair or none: one alone would not survive as UTF-8.
    boolean escapePairs = chance(2);
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c == '"' || c == '\\' || escape(c, escapePairs)) {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  private boolean escape(char c, boolean escapePairs) {
    return Character.isSurrogate(c) ? escapePairs : chance(6);
  }
}

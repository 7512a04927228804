package io.spanwarden.rules;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shipped files of rules in one resource, parsed: reading YAML costs a cold start most of a
 * second. The resource has a head (a mark, a version, a hash of the sources), a table of all texts,
 * each once, and for each file its path and its tree.
 *
 * @param sources the hash of the files that it was made of, see {@link PackRules}
 * @param trees what each file holds as maps, lists, texts, numbers and booleans; by path, in order
 */
record PackedRules(String sources, Map<String, Object> trees) {
  private static final int MARK = 0x53575231;
  private static final int VERSION = 1;

  private static final int NOTHING = 0;
  private static final int TEXT = 1;
  private static final int LIST = 2;
  private static final int MAP = 3;
  private static final int INTEGER = 4;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;
  private static final int FALSE = 7;
  private static final int TRUE = 8;

  /** Returns the bytes of the resource. */
  byte[] write() throws IOException {
    var body = new ByteArrayOutputStream();
    var texts = new LinkedHashMap<String, Integer>();
    try (var out = new DataOutputStream(body)) {
      out.writeInt(trees.size());
      for (Map.Entry<String, Object> file : trees.entrySet()) {
        out.writeInt(number(file.getKey(), texts));
        write(file.getValue(), texts, out);
      }
    }
    var whole = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(whole)) {
      out.writeInt(MARK);
      out.writeInt(VERSION);
      out.writeUTF(sources);
      out.writeInt(texts.size());
      for (String text : texts.keySet()) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
      }
      body.writeTo(out);
    }
    return whole.toByteArray();
  }

  private static int number(String text, Map<String, Integer> texts) {
    return texts.computeIfAbsent(text, unknown -> texts.size());
  }

  private static void write(
      @Nullable Object value, Map<String, Integer> texts, DataOutputStream out) throws IOException {
    if (value == null) {
      out.writeByte(NOTHING);
    } else if (value instanceof String text) {
      out.writeByte(TEXT);
      out.writeInt(number(text, texts));
    } else if (value instanceof List<?> list) {
      out.writeByte(LIST);
      out.writeInt(list.size());
      for (Object element : list) {
        write(element, texts, out);
      }
    } else if (value instanceof Map<?, ?> map) {
      out.writeByte(MAP);
      out.writeInt(map.size());
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        out.writeInt(number(String.valueOf(entry.getKey()), texts));
        write(entry.getValue(), texts, out);
      }
    } else if (value instanceof Integer number) {
      out.writeByte(INTEGER);
      out.writeInt(number);
    } else if (value instanceof Long number) {
      out.writeByte(LONG);
      out.writeLong(number);
    } else if (value instanceof Double number) {
      out.writeByte(DOUBLE);
      out.writeDouble(number);
    } else if (value instanceof Boolean flag) {
      out.writeByte(flag ? TRUE : FALSE);
    } else {
      throw new IOException("cannot be packed: " + value.getClass());
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it is anything else
   */
  static PackedRules read(byte[] bytes) throws IOException {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readInt() != MARK || in.readInt() != VERSION) {
        throw new IOException("rules: not packed, or by another version");
      }
      String sources = in.readUTF();
      var texts = new String[in.readInt()];
      for (int i = 0; i < texts.length; i++) {
        texts[i] = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
      }
      var trees = new LinkedHashMap<String, Object>();
      for (int left = in.readInt(); left > 0; left--) {
        String path = texts[in.readInt()];
        Object tree = tree(in, texts);
        if (tree != null) {
          trees.put(path, tree);
        }
      }
      return new PackedRules(sources, trees);
    }
  }

  private static @Nullable Object tree(DataInputStream in, String[] texts) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case NOTHING -> null;
      case TEXT -> texts[in.readInt()];
      case LIST -> list(in, texts);
      case MAP -> map(in, texts);
      case INTEGER -> in.readInt();
      case LONG -> in.readLong();
      case DOUBLE -> in.readDouble();
      case FALSE -> false;
      case TRUE -> true;
      default -> throw new IOException("rules: packed with an unknown kind of value: " + kind);
    };
  }

  private static List<@Nullable Object> list(DataInputStream in, String[] texts)
      throws IOException {
    int size = in.readInt();
    var list = new ArrayList<@Nullable Object>(size);
    for (int i = 0; i < size; i++) {
      list.add(tree(in, texts));
    }
    return list;
  }

  private static Map<String, @Nullable Object> map(DataInputStream in, String[] texts)
      throws IOException {
    int size = in.readInt();
    var map = new LinkedHashMap<String, @Nullable Object>(2 * size);
    for (int i = 0; i < size; i++) {
      map.put(texts[in.readInt()], tree(in, texts));
    }
    return map;
  }
}

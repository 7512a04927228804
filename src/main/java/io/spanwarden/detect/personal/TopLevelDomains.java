package io.spanwarden.detect.personal;

import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Literals;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * The top-level domains of the DNS, and those reserved by RFC 2606, RFC 6762 and RFC 6761.
 * Immutable; looking one up allocates nothing. {@code py} is left out: it nearly always ends a
 * file's name.
 */
final class TopLevelDomains {
  private static final String RESOURCE = "top-level-domains.txt";
  private static final int SHORTEST = 2;
  private static final int LONGEST = 24;
  private static final TopLevelDomains KNOWN = load();

  private final byte[][] slots = new byte[4096][];

  private TopLevelDomains(Set<String> names) {
    for (String name : names) {
      byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
      int slot = slot(bytes, 0, bytes.length);
      while (slots[slot] != null) {
        slot = slot + 1 & slots.length - 1;
      }
      slots[slot] = bytes;
    }
  }

  /** Returns whether {@code text[from, to)} is one, without regard to case. */
  static boolean contains(byte[] text, int from, int to) {
    return KNOWN.holds(text, from, to);
  }

  private boolean holds(byte[] text, int from, int to) {
    if (to - from < SHORTEST || to - from > LONGEST) {
      return false;
    }
    int slot = slot(text, from, to);
    while (slots[slot] != null) {
      if (slots[slot].length == to - from && Literals.startsWith(text, from, to, slots[slot])) {
        return true;
      }
      slot = slot + 1 & slots.length - 1;
    }
    return false;
  }

  private static int slot(byte[] text, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + Ascii.lower(text[i]);
    }
    return (hash ^ hash >>> 12) & 4095;
  }

  private static TopLevelDomains load() {
    Set<String> names =
        new HashSet<>(Arrays.asList("example", "test", "invalid", "localhost", "local"));
    try (InputStream in =
            Objects.requireNonNull(TopLevelDomains.class.getResourceAsStream(RESOURCE), RESOURCE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      lines.lines().filter(line -> !line.startsWith("#")).forEach(names::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    names.remove("py");
    return new TopLevelDomains(names);
  }
}

package io.spanwarden.detect.allow;

import io.spanwarden.detect.pattern.ByteMatcher;
import io.spanwarden.detect.pattern.ByteRegex;
import io.spanwarden.detect.pattern.Workspace;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which values an entry of an allow-list exempts. Immutable. */
public interface AllowedValues {
  /** Asks of one value. Not thread-safe. */
  @FunctionalInterface
  interface Test {
    /** Returns whether the value, decoded, or its fingerprint is meant. */
    boolean holds(byte[] value, String fingerprint);
  }

  /** Returns a test for one thread. */
  Test newTest();

  /** Returns those with the same bytes as one of {@code values}, or one of the fingerprints. */
  static AllowedValues exact(List<String> values, List<String> fingerprints) {
    Set<ByteBuffer> known =
        utf8(values).stream().map(ByteBuffer::wrap).collect(Collectors.toUnmodifiableSet());
    Set<String> hashes = Set.copyOf(fingerprints);
    return () ->
        (value, fingerprint) ->
            known.contains(ByteBuffer.wrap(value)) || hashes.contains(fingerprint);
  }

  /** Returns those that begin with one of {@code prefixes}, with regard to case. */
  static AllowedValues prefix(List<String> prefixes) {
    List<byte[]> known = utf8(prefixes);
    return () ->
        (value, fingerprint) -> known.stream().anyMatch(prefix -> startsWith(value, prefix));
  }

  /**
   * Returns those that are of one of {@code domains} or of a name below: addresses of mail, URLs,
   * and host names.
   */
  static AllowedValues domain(List<String> domains) {
    Set<String> known = Set.copyOf(domains);
    return () -> (value, fingerprint) -> HostName.isIn(HostName.of(value), known);
  }

  /** Returns the IP addresses in one of {@code networks}. */
  static AllowedValues cidr(List<Network> networks) {
    List<Network> known = List.copyOf(networks);
    return () ->
        (value, fingerprint) -> {
          byte[] address = Network.address(new String(value, StandardCharsets.ISO_8859_1));
          return address.length > 0
              && known.stream().anyMatch(network -> network.contains(address));
        };
  }

  /**
   * Returns those of which the whole matches one of {@code patterns}.
   *
   * @throws io.spanwarden.detect.pattern.InvalidPatternException if one is outside of the syntax of
   *     {@link ByteRegex}
   */
  static AllowedValues pattern(List<String> patterns) {
    List<ByteRegex> known = patterns.stream().map(AllowedValues::whole).toList();
    return () -> {
      var workspace = new Workspace();
      List<ByteMatcher> matchers = known.stream().map(each -> each.matcher(workspace)).toList();
      return (value, fingerprint) -> {
        workspace.show(value, 0, value.length);
        return matchers.stream().anyMatch(each -> each.match(0, value.length) == value.length);
      };
    };
  }

  /** What is no pattern by itself, such as {@code a)(b}, must not become one between brackets. */
  private static ByteRegex whole(String pattern) {
    return ByteRegex.compile("\\A(?:" + ByteRegex.compile(pattern).pattern() + ")\\z");
  }

  private static boolean startsWith(byte[] value, byte[] prefix) {
    return value.length >= prefix.length
        && ByteBuffer.wrap(value, 0, prefix.length).equals(ByteBuffer.wrap(prefix));
  }

  private static List<byte[]> utf8(List<String> texts) {
    return texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }
}

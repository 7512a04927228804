package io.spanwarden.detect.allow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.spanwarden.event.AgentId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowListTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-24T23:59:59Z"));

  private static AllowEntry entry(AllowedValues values, Set<String> rules, String expires) {
    Optional<LocalDate> day =
        Optional.of(expires).filter(text -> !text.isEmpty()).map(LocalDate::parse);
    return new AllowEntry(values, rules, Optional.empty(), Set.of(), "known", day);
  }

  private static boolean allows(AllowEntry entry, String rule, String value) {
    return !new AllowList(List.of(entry), CLOCK)
        .newCheck()
        .entriesFor(rule, value.getBytes(UTF_8), "print of " + value)
        .isEmpty();
  }

  private static boolean allows(AllowedValues values, String value) {
    return allows(entry(values, Set.of(), ""), "any", value);
  }

  @Test
  void exactMeansTheSameBytesOrTheSameFingerprint() {
    AllowedValues values = AllowedValues.exact(List.of("käse"), List.of("print of brot"));

    assertThat(allows(values, "käse")).isTrue();
    assertThat(allows(values, "brot")).isTrue();
    assertThat(allows(values, "Käse")).isFalse();
    assertThat(allows(values, "käse ")).isFalse();
  }

  @Test
  void aPrefixMayBeTheWhole() {
    AllowedValues values = AllowedValues.prefix(List.of("test_"));

    assertThat(allows(values, "test_")).isTrue();
    assertThat(allows(values, "test_key")).isTrue();
    assertThat(allows(values, "a test_key")).isFalse();
    assertThat(allows(values, "test")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "jo@example.org, true",
    "jo@Mail.Example.ORG, true",
    "https://u:p@db.example.org:8443/x?q=@evil.test, true",
    "example.org, true",
    "jo@badexample.org, false",
    "jo@example.org.evil.test, false",
    "https://example.org@evil.test/, false",
    "https://evil.test/@example.org, false",
    "https://evil.test\\@example.org, false",
    "@, false"
  })
  void aDomainHoldsForItAndAllBelow(String value, boolean allowed) {
    assertThat(allows(AllowedValues.domain(List.of("example.org")), value)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.1.2, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "10.1.2.3, 10.1.2.3, true",
    "10.1.2.0/23, 10.1.3.255, true",
    "10.1.2.0/23, 10.1.4.0, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "2001:db8::/33, 2001:DB8:7fff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
    "::ffff:0:0/96, ::ffff:192.0.2.1, true",
    "2001:db8:0:0:0:0:0:1, 2001:db8::1, true",
    "10.0.0.0/8, 10.1.2, false",
    "10.0.0.0/8, 10.1.2.256, false",
    "::/0, 1::2::3, false",
    "::/0, 1:2:3:4:5:6:7:8:9, false",
    "::/0, :1, false"
  })
  void aBlockHoldsTheAddressesOfItsBits(String block, String address, boolean allowed) {
    Network network = Network.parse(block).orElseThrow();

    assertThat(allows(AllowedValues.cidr(List.of(network)), address)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({"10.0.0.0/33", "10.0.0/8", "::/129", "10.0.0.0/", "10.0.0.0/-1", "010.0.0.1", "x"})
  void whatIsNoBlockIsRefused(String text) {
    assertThat(Network.parse(text)).isEmpty();
  }

  @Test
  void aPatternMustMatchTheWhole() {
    AllowedValues values = AllowedValues.pattern(List.of("a|ab", "x[0-9]+"));

    assertThat(allows(values, "a")).isTrue();
    assertThat(allows(values, "ab")).isTrue();
    assertThat(allows(values, "x12")).isTrue();
    assertThat(allows(values, "abc")).isFalse();
    assertThat(allows(values, "x12\n")).isFalse();
    assertThat(allows(values, "")).isFalse();
  }

  @Test
  void anEntryMayBeForSomeRulesOnly() {
    AllowEntry entry = entry(AllowedValues.prefix(List.of("test_")), Set.of("one"), "");

    assertThat(allows(entry, "one", "test_x")).isTrue();
    assertThat(allows(entry, "two", "test_x")).isFalse();
  }

  @Test
  void anEntryCountsThroughItsLastDay() {
    AllowedValues values = AllowedValues.prefix(List.of("test_"));

    assertThat(allows(entry(values, Set.of(), "2026-11-24"), "any", "test_x")).isTrue();
    assertThat(allows(entry(values, Set.of(), "2026-11-23"), "any", "test_x")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "*, anything, true",
    "span.*.content, span.a.b.content, true",
    "span.*.content, span.content, false",
    "span.?.x, span.a.x, true",
    "span.?.x, span.ab.x, false",
    "log.body*, log.body, true",
    "*a*b, aabab, true",
    "*a*b, aabac, false",
    "Span.x, span.x, false"
  })
  void aKeyFitsAsAWhole(String glob, String path, boolean fits) {
    assertThat(new KeyGlob(glob).fits(path)).isEqualTo(fits);
  }

  @Test
  void anEntryForAnAgentCountsForNobodyElse() {
    var codex = new AgentId("codex");
    var entry =
        new AllowEntry(
            AllowedValues.prefix(List.of("test_")),
            Set.of(),
            Optional.of(new KeyGlob("span.*")),
            Set.of(codex),
            "known",
            Optional.empty());

    assertThat(entry.covers("span.x", Optional.of(codex))).isTrue();
    assertThat(entry.covers("span.x", Optional.of(codex.unverified()))).isFalse();
    assertThat(entry.covers("span.x", Optional.empty())).isFalse();
    assertThat(entry.covers("log.x", Optional.of(codex))).isFalse();
  }
}

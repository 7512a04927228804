package io.spanwarden.rules;

import io.spanwarden.detect.content.ContentRule;
import io.spanwarden.detect.content.Recognition;
import io.spanwarden.detect.identifier.check.Checks;
import io.spanwarden.detect.pattern.ByteRegex;
import io.spanwarden.detect.pattern.InvalidPatternException;
import io.spanwarden.event.Category;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.InvalidRuleException;
import io.spanwarden.event.Nearest;
import io.spanwarden.event.RiskKind;
import io.spanwarden.event.RuleInfo;
import io.spanwarden.event.Severity;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads {@code secrets/*.yaml} and {@code pii/*.yaml}. */
final class ContentRuleReader {
  private static final Set<String> CHECKS =
      Set.of(
          "aws-key-id",
          "crc32-base62",
          "crc32-hex",
          "crc32-hex-body",
          "crc32-hex-le",
          "jwt",
          "password",
          "pem",
          "random");
  private static final Set<String> MATCHERS =
      Set.of(
          "assignment",
          "authorization-header",
          "birth-date",
          "card-code",
          "email",
          "iban",
          "ip-address",
          "mac-address",
          "payment-address",
          "payment-card",
          "person-name",
          "phone",
          "street-address",
          "url-userinfo",
          "us-ssn",
          "user-path");
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int DEFAULT_SPAN = 512;
  private static final int MAX_SPAN = 32_768;

  private final Map<String, RiskKind> kinds;
  private final Problems problems;

  ContentRuleReader(Map<String, RiskKind> kinds, Problems problems) {
    this.kinds = kinds;
    this.problems = problems;
  }

  /** Returns the rules of one folder of files, by id; an id that stands twice is a problem. */
  Map<String, DocumentedRule> read(List<RuleFile> files) {
    var rules = new TreeMap<String, DocumentedRule>();
    for (RuleFile file : files) {
      problems.attempt(() -> readFile(file, rules));
    }
    return rules;
  }

  private void readFile(RuleFile file, Map<String, DocumentedRule> rules) {
    RuleDocument document = file.document();
    String provider = document.text("provider");
    List<RuleDocument> entries = document.documents("rules");
    document.rejectUnknownKeys();
    for (RuleDocument entry : entries) {
      problems
          .attempt(() -> readRule(file, provider, entry))
          .ifPresent(
              rule -> {
                DocumentedRule other = rules.putIfAbsent(rule.id(), rule);
                if (other != null) {
                  problems.add(
                      entry.where()
                          + ": id: "
                          + rule.id()
                          + " (expected: an id not in "
                          + other.file()
                          + ")");
                }
              });
    }
  }

  private DocumentedRule readRule(RuleFile file, String provider, RuleDocument entry) {
    var read =
        new DocumentedRule(
            contentRule(provider, entry),
            file.shown(),
            provider,
            entry.text("description").strip(),
            entry.texts("references"),
            entry.texts("fires"),
            entry.textMap("quiet"),
            entry.textMap("missed"),
            entry.textMap("noisy"));
    entry.rejectUnknownKeys();
    return read;
  }

  private ContentRule contentRule(String provider, RuleDocument entry) {
    Severity severity = entry.constant("severity", Severity.class);
    Optional<String> check = oneOf(entry, "check", CHECKS);
    RuleInfo info = info(entry, severity, check.isPresent());
    return new ContentRule(
        info,
        severity,
        entry.constant("tier", ContentRule.Tier.class),
        entity(entry, provider, info.kind().category()),
        recognition(entry),
        check,
        entry.has("minEntropy") ? entry.real("minEntropy") : 0,
        entry.constant("confidence", Confidence.class));
  }

  /** What a rule for personal data finds has a name of its own; a credential is of its issuer. */
  private static String entity(RuleDocument entry, String provider, Category category) {
    return category == Category.PII ? entry.text("entity") : provider;
  }

  private static Recognition recognition(RuleDocument entry) {
    Optional<String> pattern = entry.optionalText("pattern").map(PatternMacros::expand);
    Optional<String> matcher = oneOf(entry, "matcher", MATCHERS);
    if (entry.has("identifier")) {
      if (pattern.isPresent() || matcher.isPresent()) {
        throw entry.invalid("identifier", "an identifier without a pattern or a matcher");
      }
      return identifier(entry.document("identifier"));
    }
    if (entry.has("words")) {
      if (pattern.isPresent() || matcher.isPresent()) {
        throw entry.invalid("words", "no pattern and no matcher beside");
      }
      return new Recognition.VendorWords(words(entry), ValueFormReader.read(entry));
    }
    if (pattern.isPresent() == matcher.isPresent()) {
      throw entry.invalid("pattern", "a pattern or a matcher, not both");
    }
    return pattern.isPresent()
        ? new Recognition.Pattern(searchable(entry, pattern.get()), span(entry))
        : new Recognition.Named(matcher.get());
  }

  /** A failed check lowers a severity to medium, a placeholder to info: both series must exist. */
  private RuleInfo info(RuleDocument entry, Severity severity, boolean checked) {
    String id = entry.text("id");
    if (!ID.matcher(id).matches()) {
      throw entry.invalid("id", "lower-case words joined by hyphens");
    }
    var severities = EnumSet.of(severity, Severity.INFO);
    if (checked) {
      severities.add(Severity.MEDIUM);
    }
    return new RuleInfo(
        id,
        entry.integer("version", 1),
        entry.text("title"),
        kind(entry),
        severities,
        entry.texts("advice"));
  }

  private RiskKind kind(RuleDocument entry) {
    String name = entry.text("kind");
    RiskKind kind = kinds.get(name);
    if (kind == null) {
      throw unknown(entry, "kind", name, kinds.keySet());
    }
    return kind;
  }

  private static Recognition.Identifier identifier(RuleDocument entry) {
    var identifier =
        new Recognition.Identifier(
            entry.texts("forms"),
            entry.texts("alone"),
            oneOf(entry, "validator", Checks.names()).orElse("form"),
            entry.texts("words"),
            entry.texts("shared"),
            entry.texts("countries"));
    entry.rejectUnknownKeys();
    if (identifier.forms().isEmpty()) {
      throw entry.invalid("forms", "at least one");
    }
    if (identifier.words().isEmpty()) {
      throw entry.invalid("words", "at least one");
    }
    return identifier;
  }

  private static String searchable(RuleDocument entry, String pattern) {
    try {
      return ByteRegex.compileAnchored(pattern).pattern();
    } catch (InvalidPatternException e) {
      throw entry.invalid("pattern", "at character " + e.position() + ": " + e.reason());
    }
  }

  private static List<String> words(RuleDocument entry) {
    return requireBytes(entry, "words", entry.texts("words"));
  }

  private static List<String> requireBytes(RuleDocument entry, String key, List<String> literals) {
    for (String literal : literals) {
      if (literal.getBytes(StandardCharsets.UTF_8).length < 3) {
        throw entry.invalid(key, "three bytes or more each");
      }
    }
    return literals;
  }

  private static int span(RuleDocument entry) {
    int span = entry.integer("span", DEFAULT_SPAN);
    if (span < 1 || span > MAX_SPAN) {
      throw entry.invalid("span", "1 to " + MAX_SPAN);
    }
    return span;
  }

  private static Optional<String> oneOf(RuleDocument entry, String key, Set<String> known) {
    Optional<String> name = entry.optionalText(key);
    if (name.isPresent() && !known.contains(name.get())) {
      throw unknown(entry, key, name.get(), known);
    }
    return name;
  }

  private static InvalidRuleException unknown(
      RuleDocument entry, String key, String name, Set<String> known) {
    return entry.invalid(
        key,
        Nearest.to(name, known)
            .map(near -> "did you mean: " + near + "?")
            .orElse("one of: " + new TreeSet<>(known)));
  }
}

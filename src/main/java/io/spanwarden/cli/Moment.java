package io.spanwarden.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A moment as people write it: a date, which begins in UTC, a time, or so many days or hours from
 * now.
 */
record Moment(Instant instant) {
  private static final Pattern SPAN = Pattern.compile("(\\d{1,5})([dh])");

  /** Reads moments of which a span lies ahead. */
  static final class Ahead implements ITypeConverter<Moment> {
    @Override
    public Moment convert(String text) {
      return of(text, 1);
    }
  }

  /** Reads moments of which a span lies behind. */
  static final class Past implements ITypeConverter<Moment> {
    @Override
    public Moment convert(String text) {
      return of(text, -1);
    }
  }

  private static Moment of(String text, int direction) {
    Matcher span = SPAN.matcher(text);
    if (span.matches()) {
      var unit = span.group(2).equals("d") ? ChronoUnit.DAYS : ChronoUnit.HOURS;
      Duration length = Duration.of(direction * Long.parseLong(span.group(1)), unit);
      Instant now = InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS);
      return new Moment(now.plus(length));
    }
    try {
      return new Moment(
          text.contains("T")
              ? Instant.parse(text)
              : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeException notATime) {
      throw new TypeConversionException(
          text + " (expected: such as 2026-12-24, 2026-12-24T12:00:00Z, 30d or 12h)");
    }
  }
}

package io.spanwarden.rules;

import io.spanwarden.detect.secret.ValueForm;
import io.spanwarden.detect.secret.ValueForm.Alphabet;
import io.spanwarden.detect.secret.ValueForm.Length;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the {@code value} of a rule: its alphabet, and its lengths as numbers or as ranges. */
final class ValueFormReader {
  private static final Pattern LENGTH = Pattern.compile("([0-9]{1,4})(?:-([0-9]{1,4}))?");

  private ValueFormReader() {}

  static ValueForm read(RuleDocument entry) {
    RuleDocument value = entry.document("value");
    String name = value.text("alphabet");
    Alphabet alphabet =
        Alphabet.named(name)
            .orElseThrow(
                () ->
                    value.invalid(
                        "alphabet",
                        "one of: "
                            + Arrays.stream(Alphabet.values()).map(Alphabet::label).toList()));
    List<Length> lengths =
        value.texts("lengths").stream().map(text -> length(value, text)).toList();
    if (lengths.isEmpty()) {
      throw value.invalid("lengths", "at least one");
    }
    value.rejectUnknownKeys();
    return new ValueForm(alphabet, lengths);
  }

  private static Length length(RuleDocument value, String text) {
    Matcher parts = LENGTH.matcher(text);
    if (parts.matches()) {
      int least = Integer.parseInt(parts.group(1));
      int most = parts.group(2) == null ? least : Integer.parseInt(parts.group(2));
      if (least >= Length.SHORTEST && least <= most && most <= Length.LONGEST) {
        return new Length(least, most);
      }
    }
    throw value.invalid(
        "lengths",
        "numbers or ranges such as 20-40, from " + Length.SHORTEST + " to " + Length.LONGEST);
  }
}

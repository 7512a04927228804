package io.spanwarden.cli;

import io.spanwarden.Config;
import io.spanwarden.evidence.JournalCheck;
import io.spanwarden.rules.RuleBook;
import io.spanwarden.store.ChainReport;
import io.spanwarden.store.ChainReport.Broken;
import io.spanwarden.store.Store;
import io.spanwarden.store.StoreException;
import io.spanwarden.store.StoreReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Checks that the ledger is as it was written. */
@Command(
    name = "verify",
    description = {
      "Checks that the ledger is as it was written: the hash of every entry, that none is missing,",
      "and that the entries, taken one after the other, lead to the newest checkpoint to the last",
      "bit. Names the first broken entry. Works beside a running server and changes no evidence.",
      "Exit code 0 if the ledger is intact, 1 if it is broken, 2 if there is none."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Entries cut off at the end leave no gap. So note the head that this prints, somewhere else,",
      "and ask for it later.",
      "",
      "Examples:",
      "  spanwarden verify",
      "  spanwarden verify --head \"$(cat noted-head)\"",
      "  spanwarden verify --file ledger-2026-11-24.db"
    })
final class VerifyCommand implements Callable<Integer> {
  private static final int BROKEN = 1;
  private static final int NO_LEDGER = 2;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private LedgerOptions options = new LedgerOptions();

  @Option(
      names = "--head",
      paramLabel = "HASH",
      description = "A head noted earlier: is it still in the chain?")
  private Optional<String> head = Optional.empty();

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Checks a backup instead of the server's ledger.")
  private Optional<Path> file = Optional.empty();

  @Override
  public Integer call() {
    Optional<String> wanted = head.map(hash -> hash.toLowerCase(Locale.ROOT));
    if (wanted.isPresent() && !wanted.get().matches("[0-9a-f]{64}")) {
      throw new ParameterException(
          spec.commandLine(), "--head: " + wanted.get() + " (expected: 64 hexadecimal digits)");
    }
    Config config = options.config();
    try (StoreReader reader = StoreReader.open(file.orElse(Store.file(config.dataDir())))) {
      return check(reader, wanted, config);
    } catch (StoreException e) {
      return complain(String.valueOf(e.getMessage()), NO_LEDGER);
    }
  }

  private int check(StoreReader reader, Optional<String> wanted, Config config) {
    ChainReport report = reader.verify(wanted);
    if (report.broken().isPresent()) {
      return complain(sentence(report.broken().get()), BROKEN);
    }
    say("journal", "%,d entries, intact".formatted(report.entries()));
    if (report.entries() > 0) {
      say("from", time(report.firstAtMillis()));
      say("to", time(report.lastAtMillis()));
    }
    if (report.pruned() > 0) {
      say(
          "pruned",
          "up to entry %d; %,d decisions kept".formatted(report.pruned(), report.decisions()));
    }
    JournalCheck.Outcome replay =
        JournalCheck.of(
            reader, config.evidence(RuleBook.load(config.rulesDir())), config.maxFindings());
    if (replay.difference().isPresent()) {
      return complain(
          "checkpoint: "
              + replay.difference().get()
              + " (expected: what the entries before it lead to)",
          BROKEN);
    }
    String same = "%,d entries lead to the newest checkpoint, to the last bit";
    say(
        "replay",
        replay
            .skipped()
            .map(reason -> "not compared: " + reason)
            .orElseGet(() -> same.formatted(replay.entries())));
    say("head", report.head());
    return report.known()
        ? 0
        : complain(
            "head: "
                + wanted.orElse("")
                + " is not in the journal (expected: the hash of an entry; it was rewritten or cut"
                + " off, or went because of its age)",
            BROKEN);
  }

  private static String sentence(Broken broken) {
    String time = time(broken.atMillis());
    return broken.chain()
        + ": entry "
        + broken.sequence()
        + (time.isEmpty() ? "" : " of " + time)
        + " "
        + broken.problem();
  }

  private static String time(OptionalLong millis) {
    return millis.isPresent() ? Instant.ofEpochMilli(millis.getAsLong()).toString() : "";
  }

  private void say(String what, String words) {
    spec.commandLine().getOut().printf("%-10s %s%n", what, words);
  }

  private int complain(String problem, int code) {
    spec.commandLine().getErr().println("spanwarden: " + problem);
    return code;
  }
}

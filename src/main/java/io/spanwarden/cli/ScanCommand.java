package io.spanwarden.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.spanwarden.KeyFile;
import io.spanwarden.cli.scan.FileFinding;
import io.spanwarden.cli.scan.JsonReport;
import io.spanwarden.cli.scan.NdjsonReport;
import io.spanwarden.cli.scan.Progress;
import io.spanwarden.cli.scan.Report;
import io.spanwarden.cli.scan.SarifReport;
import io.spanwarden.cli.scan.ScanRun;
import io.spanwarden.cli.scan.TableReport;
import io.spanwarden.cli.scan.Totals;
import io.spanwarden.cli.scan.Wanted;
import io.spanwarden.detect.allow.AllowList;
import io.spanwarden.detect.content.ScannerTables;
import io.spanwarden.event.Category;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.FindingClass;
import io.spanwarden.event.Fingerprinter;
import io.spanwarden.event.Severity;
import io.spanwarden.rules.RuleBook;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scans files without a server. */
@Command(
    name = "scan",
    description = {
      "Finds credentials and personal data in files: JSON lines, OTLP in JSON, JSON documents and",
      "text, also in gzip or zstd. Needs no server, writes nothing to disk, asks no network."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeOnExecutionException = 2,
    footer = {
      "",
      "In JSON, each string is a field of its own, `pointer` (RFC 6901) says which, and `start` and",
      "`end` count code points in the decoded string. In text, `pointer` is empty and they count in",
      "the line; where a value goes over several lines, `end` counts on over their ends. A line of",
      "JSON lines that is no JSON is scanned as text. Of a folder all files are scanned but binary",
      "ones and those in .git; links are not followed.",
      "",
      "The fingerprint of a value is the same in every run with the same key, which the file",
      "--key-file or SPANWARDEN_KEY holds: 64 hexadecimal digits, as in a server's fingerprint.key,",
      "or any other text; one that is short can be guessed.",
      "",
      "Examples:",
      "  spanwarden scan ~/.claude/projects",
      "  spanwarden scan --format ndjson traces.jsonl.zst logs.jsonl.gz > findings.ndjson",
      "  git diff | spanwarden scan --fail-on high -",
      "  spanwarden scan --format sarif --kind secret src > spanwarden.sarif",
      "",
      "Exit codes: 0 scanned; 1 found something as severe as --fail-on; 2 wrong usage, or a file",
      "that could not be read (the others are scanned)."
    })
final class ScanCommand implements Callable<Integer> {
  private static final String KEY_VARIABLE = "SPANWARDEN_KEY";

  /** The forms of output. */
  enum Format {
    TABLE,
    NDJSON,
    JSON,
    SARIF
  }

  /** The kinds of value. */
  enum Kind {
    SECRET(Category.SECRET),
    PII(Category.PII);

    private final Category category;

    Kind(Category category) {
      this.category = category;
    }
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Files, folders, or - for standard input.")
  private List<String> files = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, ndjson, json or sarif (default: table).")
  private Format format = Format.TABLE;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      split = ",",
      defaultValue = "secret,pii",
      description = "secret, pii, or both with a comma (default: both).")
  private Set<Kind> kinds = EnumSet.allOf(Kind.class);

  @Option(
      names = "--min-confidence",
      paramLabel = "LEVEL",
      defaultValue = "medium",
      description = "low, medium or high (default: medium).")
  private Confidence minConfidence = Confidence.MEDIUM;

  @Option(
      names = "--class",
      paramLabel = "CLASS",
      split = ",",
      defaultValue = "real",
      description =
          "real, reserved, placeholder, test, or several with commas (default: real). All but real"
              + " are of severity info.")
  private Set<FindingClass> classes = EnumSet.of(FindingClass.REAL);

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description =
          "Exit with 1 if a finding is of this severity or above: info, low, medium, high or"
              + " critical (default: findings do not change the exit code).")
  private Optional<Severity> failOn = Optional.empty();

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description = "The key of fingerprints (default: SPANWARDEN_KEY, else a new one each run).")
  private Optional<Path> keyFile = Optional.empty();

  @Option(
      names = "--rules",
      paramLabel = "FOLDER",
      description = "Rules that add to the built-in ones or override them by id, and allow.yaml.")
  private Optional<Path> rules = Optional.empty();

  @Override
  public Integer call() throws InterruptedException, IOException {
    PrintWriter out = spec.commandLine().getOut();
    Optional<String> variable = Optional.ofNullable(System.getenv(KEY_VARIABLE));
    Fingerprinter fingerprinter =
        keyFile
            .map(KeyFile::read)
            .or(() -> variable.map(text -> KeyFile.of(KEY_VARIABLE, text.getBytes(UTF_8))))
            .orElseGet(KeyFile::random);
    RuleBook book = RuleBook.load(rules);
    Report report = report(out, book);
    boolean terminal = Terminal.isAttached();
    var progress = new Progress(spec.commandLine().getErr(), terminal);
    Set<Category> categories =
        kinds.stream().map(kind -> kind.category).collect(Collectors.toUnmodifiableSet());
    var run =
        new ScanRun(
            ScannerTables.compile(book.contentRules()),
            fingerprinter,
            new AllowList(book.allowed(), InstantSource.system()),
            new Wanted(categories, minConfidence, classes));
    long began = System.nanoTime();
    Totals totals =
        run.run(
            files,
            System.in,
            finding -> {
              progress.hide();
              write(report, finding);
            },
            soFar -> {
              if (out.checkError()) {
                throw new CannotException("output: closed (expected: a reader until the end)");
              }
              progress.show(soFar);
            });
    progress.hide();
    report.end(totals);
    boolean random = keyFile.isEmpty() && variable.isEmpty();
    summarize(totals, System.nanoTime() - began, random);
    return exitCode(totals);
  }

  private Report report(PrintWriter out, RuleBook book) throws IOException {
    return switch (format) {
      case TABLE -> new TableReport(out, Terminal.width(spec));
      case NDJSON -> new NdjsonReport(out);
      case JSON -> new JsonReport(out);
      case SARIF -> new SarifReport(out, BuildVersion.version(), book.documentedRules());
    };
  }

  private static void write(Report report, FileFinding finding) {
    try {
      report.finding(finding);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void summarize(Totals totals, long nanos, boolean randomKey) {
    PrintWriter err = spec.commandLine().getErr();
    totals.problems().forEach(problem -> err.println("spanwarden: " + problem));
    String bySeverity =
        Arrays.stream(Severity.values())
            .filter(severity -> totals.findings(severity) > 0)
            .map(severity -> totals.findings(severity) + " " + severity.label())
            .collect(Collectors.joining(", ", " (", ")"));
    err.printf(
        Locale.ROOT,
        "Scanned %s, %s in %.2f s (%.1f MB/s): %s%s%s.%n",
        counted(totals.files(), "file"),
        counted(totals.bytes(), "byte"),
        nanos / 1e9,
        totals.bytes() * 1e3 / nanos,
        counted(totals.findings(), "finding"),
        totals.findings() == 0 ? "" : bySeverity,
        totals.binaries() == 0 ? "" : "; left out " + counted(totals.binaries(), "binary file"));
    if (randomKey) {
      err.println(
          "The key of the fingerprints was drawn for this run (--key-file or SPANWARDEN_KEY keeps"
              + " one).");
    }
    err.flush();
  }

  private static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private int exitCode(Totals totals) {
    if (!totals.problems().isEmpty()) {
      return 2;
    }
    boolean failed =
        failOn.isPresent()
            && Arrays.stream(Severity.values())
                .filter(severity -> severity.compareTo(failOn.get()) >= 0)
                .anyMatch(severity -> totals.findings(severity) > 0);
    return failed ? 1 : 0;
  }
}

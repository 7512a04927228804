package io.spanwarden.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spanwarden.detect.content.ContentRule.Tier;
import io.spanwarden.evaluation.Engine.Found;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The peer that can be installed: built as a Go module in {@code target/peers}, run on the same
 * texts, a file each, and on one core.
 */
final class Gitleaks {
  private static final String MODULE = "github.com/zricethezav/gitleaks/v8@v8.30.0";
  private static final Pattern TIME = Pattern.compile("(\\d+)m([\\d.]+)s (\\d+)m([\\d.]+)s");

  private final Path folder = Path.of("target/peers");

  /** Builds it. Uses the network if the module is not in Go's cache. */
  static Gitleaks install() throws IOException {
    Gitleaks peer = new Gitleaks();
    Files.createDirectories(peer.folder);
    if (!Files.exists(peer.folder.resolve("gitleaks"))) {
      peer.run("GOBIN=\"$PWD\" GOFLAGS=-buildvcs=false nice go install " + MODULE, peer.folder);
    }
    return peer;
  }

  /** Scans every case and counts as ours are counted. */
  Tally tally(List<Case> cases) throws IOException {
    Path texts = fresh("cases");
    for (int i = 0; i < cases.size(); i++) {
      Files.writeString(texts.resolve(i + ".txt"), cases.get(i).text());
    }
    scan(texts);
    Map<Integer, List<Found>> found = new HashMap<>();
    JsonNode report = new ObjectMapper().readTree(folder.resolve("report.json").toFile());
    for (JsonNode finding : report) {
      String file = Path.of(finding.path("File").asText()).getFileName().toString();
      int number = Integer.parseInt(file.replace(".txt", ""));
      place(cases.get(number), finding)
          .ifPresent(one -> found.computeIfAbsent(number, any -> new ArrayList<>()).add(one));
    }
    Tally tally = new Tally(any -> true);
    for (int i = 0; i < cases.size(); i++) {
      tally.add(cases.get(i), found.getOrDefault(i, List.of()));
    }
    return tally;
  }

  /** Returns how many megabytes of {@code texts} it reads in a second of processor time. */
  double megabytesPerSecond(List<byte[]> texts) throws IOException {
    Path files = fresh("speed");
    long bytes = 0;
    for (int i = 0; i < texts.size(); i++) {
      Files.write(files.resolve(i + ".txt"), texts.get(i));
      bytes += texts.get(i).length;
    }
    return bytes / 1e6 / scan(files);
  }

  /** Returns the seconds of processor time. */
  private double scan(Path texts) throws IOException {
    String printed =
        run(
            "GOMAXPROCS=1 ./gitleaks dir --no-banner --exit-code 0 --log-level error --report-format json"
                + " --report-path report.json '"
                + texts.toAbsolutePath()
                + "'; times",
            folder);
    Matcher time = TIME.matcher(printed);
    double seconds = 0;
    while (time.find()) {
      seconds =
          60.0 * Integer.parseInt(time.group(1))
              + Double.parseDouble(time.group(2))
              + 60.0 * Integer.parseInt(time.group(3))
              + Double.parseDouble(time.group(4));
    }
    return seconds;
  }

  /** A report holds lines and columns of the decoded text; the secret's own text says more. */
  private static java.util.Optional<Found> place(Case sample, JsonNode finding) {
    String text = sample.text();
    String secret = finding.path("Secret").asText();
    int at = text.indexOf(secret);
    int start = at < 0 ? 0 : bytes(text.substring(0, at));
    int end = at < 0 ? bytes(text) : start + bytes(secret);
    return secret.isEmpty()
        ? java.util.Optional.empty()
        : java.util.Optional.of(
            new Found(
                finding.path("RuleID").asText(), Tier.STRUCTURAL, true, Case.SECRET, start, end));
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private Path fresh(String name) throws IOException {
    Path path = folder.resolve(name);
    run("rm -rf '" + name + "' && mkdir -p '" + name + "'", folder);
    return path;
  }

  private String run(String command, Path where) throws IOException {
    Process process =
        new ProcessBuilder("bash", "-c", command)
            .directory(where.toFile())
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(command.toLowerCase(Locale.ROOT) + ": " + printed);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return printed;
  }
}

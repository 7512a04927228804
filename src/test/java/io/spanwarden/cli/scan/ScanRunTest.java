package io.spanwarden.cli.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.spanwarden.detect.allow.AllowList;
import io.spanwarden.event.Category;
import io.spanwarden.event.Confidence;
import io.spanwarden.event.FindingClass;
import io.spanwarden.event.Fingerprinter;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanRunTest {
  @Test
  void tellsOfAValueThatDoesNotFitIntoTheMemory_andScansTheOtherFiles(@TempDir Path dir)
      throws Exception {
    Path small = Files.write(dir.resolve("small"), Scanned.token(1).getBytes(UTF_8));
    var endless =
        new InputStream() {
          @Override
          public int read() {
            throw new OutOfMemoryError("no room");
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            return read();
          }
        };
    var run =
        new ScanRun(
            Scanned.TABLES,
            new Fingerprinter("k", new SecretKeySpec(new byte[32], "HmacSHA256")),
            new AllowList(List.of(), InstantSource.system()),
            new Wanted(Set.of(Category.SECRET), Confidence.LOW, Set.of(FindingClass.REAL)));
    var found = new ArrayList<FileFinding>();
    Totals totals = run.run(List.of("-", small.toString()), endless, found::add, soFar -> {});
    assertThat(totals.problems())
        .containsExactly("-: a value too large (expected: one that fits into the memory)");
    assertThat(found).hasSize(1);
  }
}

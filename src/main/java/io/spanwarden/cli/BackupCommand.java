package io.spanwarden.cli;

import io.spanwarden.store.ChainReport;
import io.spanwarden.store.Store;
import io.spanwarden.store.StoreException;
import io.spanwarden.store.StoreReader;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies the ledger while the server runs. */
@Command(
    name = "backup",
    description = {
      "Copies the ledger into a new file that only you may read, while the server runs or not, and",
      "checks the copy. Exit code 0 if it is made, 1 if not, 2 if there is no ledger."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  spanwarden backup ledger-2026-11-24.db",
      "  spanwarden backup /mnt/backup/ledger.db --data-dir /var/lib/spanwarden",
      "  spanwarden verify --file ledger-2026-11-24.db",
      "",
      "To restore: stop the server, remove ledger.db-wal and ledger.db-shm from the data directory,",
      "put the file there as ledger.db, start the server."
    })
final class BackupCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private LedgerOptions options = new LedgerOptions();

  @Parameters(paramLabel = "FILE", description = "The copy; must not exist.")
  private Path target = Path.of("");

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Path directory = options.config().dataDir();
    Path ledger = Store.file(directory);
    if (!Files.isRegularFile(ledger)) {
      err.println("spanwarden: " + ledger + ": not found (expected: a ledger)");
      return 2;
    }
    try {
      Store.backup(directory, target);
      try (StoreReader copy = StoreReader.open(target)) {
        ChainReport report = copy.verify(Optional.empty());
        if (report.broken().isPresent()) {
          err.println(
              "spanwarden: " + target + ": the ledger is damaged (see `spanwarden verify`)");
          return 1;
        }
        err.printf("%s holds %,d entries and is intact.%n", target, report.entries());
      }
    } catch (StoreException e) {
      err.println("spanwarden: " + e.getMessage());
      return 1;
    }
    err.println("The key of fingerprints and the tokens are not in it: keep copies of those files");
    err.printf("of %s elsewhere, apart from this one.%n", directory);
    err.println("To restore: stop the server, remove ledger.db-wal and ledger.db-shm, put this");
    err.println("file there as ledger.db, start the server.");
    return 0;
  }
}

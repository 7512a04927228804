package io.spanwarden.receive;

import io.spanwarden.event.AgentId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code tokens}: one token a line, fields separated by tabs: id, role, agent or {@code
 * -}, time of issue, SHA-256 of the token in hex, note. Mode 0600, replaced as a whole.
 */
final class TokenFile {
  /** What tells one version of the file from the next; the file key changes with each replace. */
  record Version(String key, long modified, long size) {
    static final Version ABSENT = new Version("", 0, 0);
  }

  /** A change of the whole content. */
  interface Change<T> {
    T apply(Map<String, StoredToken> tokens) throws IOException;
  }

  private static final int FIELDS = 6;

  /** Two stores of one process must not ask for the same file lock at once: the JDK throws then. */
  private static final Object ONE_WRITER = new Object();

  private final Path file;
  private final Path lock;
  private final Path directory;

  TokenFile(Path directory) {
    this.directory = directory;
    this.file = directory.resolve("tokens");
    this.lock = directory.resolve("tokens.lock");
  }

  Version version() throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Version(
          String.valueOf(attributes.fileKey()),
          attributes.lastModifiedTime().toMillis(),
          attributes.size());
    } catch (NoSuchFileException e) {
      return Version.ABSENT;
    }
  }

  /** Returns the tokens by id, in order of issue; none if there is no file yet. */
  Map<String, StoredToken> read() throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      return Map.of();
    }
    Map<String, StoredToken> tokens = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      StoredToken token = parse(lines.get(i), i + 1);
      tokens.put(token.info().id(), token);
    }
    return tokens;
  }

  /** Reads, changes and replaces the file; one writer at a time, also across processes. */
  <T> T change(Change<T> change) throws IOException {
    synchronized (ONE_WRITER) {
      try (FileChannel channel = openLock()) {
        channel.lock(); // until the channel is closed
        Map<String, StoredToken> tokens = new LinkedHashMap<>(read());
        T result = change.apply(tokens);
        replace(tokens);
        return result;
      }
    }
  }

  private FileChannel openLock() throws IOException {
    return FileChannel.open(
        lock, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), ownerOnly());
  }

  private void replace(Map<String, StoredToken> tokens) throws IOException {
    StringBuilder text = new StringBuilder();
    for (StoredToken token : tokens.values()) {
      text.append(line(token)).append('\n');
    }
    Path next = Files.createTempFile(directory, "tokens", ".next", ownerOnly());
    try {
      Files.writeString(next, text);
      try (FileChannel written = FileChannel.open(next, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(next);
    }
  }

  private FileAttribute<?>[] ownerOnly() {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static String line(StoredToken token) {
    TokenInfo info = token.info();
    return String.join(
        "\t",
        info.id(),
        info.role().label(),
        info.agent().map(AgentId::name).orElse("-"),
        info.created().toString(),
        HexFormat.of().formatHex(token.hash()),
        info.note());
  }

  private StoredToken parse(String line, int number) throws IOException {
    String[] fields = line.split("\t", -1);
    if (fields.length == FIELDS) {
      Optional<TokenRole> role = TokenRole.of(fields[1]);
      boolean agent = fields[2].equals("-") || AgentId.isValid(fields[2]);
      if (role.isPresent() && agent && fields[4].matches("[0-9a-f]{64}")) {
        try {
          Optional<AgentId> bound =
              fields[2].equals("-") ? Optional.empty() : Optional.of(new AgentId(fields[2]));
          Instant created = Instant.parse(fields[3]);
          return new StoredToken(
              new TokenInfo(fields[0], role.get(), bound, created, fields[5]),
              HexFormat.of().parseHex(fields[4]));
        } catch (DateTimeException e) {
          throw broken(number, e);
        }
      }
    }
    throw broken(number, null);
  }

  private IOException broken(int number, @Nullable Exception cause) {
    return new IOException(
        file + ": line " + number + " (expected: id, role, agent, time, hash, note)", cause);
  }
}

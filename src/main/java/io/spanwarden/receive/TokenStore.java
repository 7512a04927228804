package io.spanwarden.receive;

import io.spanwarden.event.AgentId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens that we issued, in the file {@code tokens} of the data directory. Thread-safe.
 *
 * <p>Only hashes are kept. A file that another process changes is read again within {@link
 * #RECHECK}, so {@code token create} works beside a running server; a file that cannot be read
 * leaves the last good tokens in force.
 */
public final class TokenStore {
  private static final Logger LOG = LoggerFactory.getLogger(TokenStore.class);
  private static final Duration RECHECK = Duration.ofMillis(200);
  private static final String PREFIX = "spw_";
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int ID_LENGTH = 8;
  private static final int SECRET_LENGTH = 40; // 200 bits
  private static final int LONGEST_NOTE = 200;
  private static final byte[] NO_HASH = new byte[32];

  private final TokenFile file;
  private final InstantSource clock;
  private final long recheckNanos;
  private final SecureRandom random = new SecureRandom();
  private final AtomicLong nextCheck = new AtomicLong(System.nanoTime());
  private volatile Snapshot snapshot;

  private TokenStore(TokenFile file, InstantSource clock, Duration recheck) throws IOException {
    this.file = file;
    this.clock = clock;
    this.recheckNanos = recheck.toNanos();
    this.snapshot = load();
  }

  /**
   * Opens the store of a data directory; there may be no token yet.
   *
   * @throws IOException if the file cannot be read or is not a token file
   */
  public static TokenStore open(Path dataDirectory, InstantSource clock) throws IOException {
    return open(dataDirectory, clock, RECHECK);
  }

  static TokenStore open(Path dataDirectory, InstantSource clock, Duration recheck)
      throws IOException {
    Objects.requireNonNull(dataDirectory, "dataDirectory");
    Objects.requireNonNull(clock, "clock");
    return new TokenStore(new TokenFile(dataDirectory), clock, recheck);
  }

  /**
   * Issues a token.
   *
   * @param agent the agent whose telemetry it vouches for; required for {@link TokenRole#INGEST}
   * @param note one line of at most 200 characters
   * @throws IllegalArgumentException if the agent is missing or the note is not one short line
   * @throws IOException if the file cannot be replaced; nothing was issued then
   */
  public IssuedToken create(Optional<AgentId> agent, TokenRole role, String note)
      throws IOException {
    if (role == TokenRole.INGEST && agent.isEmpty()) {
      throw new IllegalArgumentException("agent: none (expected: a name, for role ingest)");
    }
    if (note.length() > LONGEST_NOTE || note.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "note: " + note.length() + " characters (expected: one line, at most 200)");
    }
    IssuedToken issued =
        file.change(
            tokens -> {
              String id = freshId(tokens);
              String plaintext = PREFIX + id + "_" + word(SECRET_LENGTH);
              TokenInfo info = new TokenInfo(id, role, agent, clock.instant(), note);
              tokens.put(id, new StoredToken(info, hash(plaintext)));
              return new IssuedToken(plaintext, info);
            });
    snapshot = load();
    return issued;
  }

  /** Returns the tokens in force, in order of issue. */
  public List<TokenInfo> list() {
    return current().tokens.values().stream().map(StoredToken::info).toList();
  }

  /**
   * Withdraws a token; returns whether there was one with that id.
   *
   * @throws IOException if the file cannot be replaced; the token is still in force then
   */
  public boolean revoke(String id) throws IOException {
    boolean revoked = file.change(tokens -> tokens.remove(id) != null);
    snapshot = load();
    return revoked;
  }

  /** Returns the agents that a token vouches for. */
  public Set<AgentId> boundAgents() {
    return current().agents;
  }

  /**
   * Returns the token that an {@code Authorization} header presents, {@code Bearer <token>} or
   * {@code Basic <user>:<token>}, if it is one of ours.
   */
  public Optional<TokenInfo> verify(String authorization) {
    return AuthorizationHeader.secret(authorization).flatMap(this::verifySecret);
  }

  /** Returns the token with that plaintext, compared in constant time. */
  Optional<TokenInfo> verifySecret(String plaintext) {
    int idEnd = PREFIX.length() + ID_LENGTH;
    if (plaintext.length() != idEnd + 1 + SECRET_LENGTH || !plaintext.startsWith(PREFIX)) {
      return Optional.empty();
    }
    StoredToken stored = current().tokens.get(plaintext.substring(PREFIX.length(), idEnd));
    byte[] expected = stored == null ? NO_HASH : stored.hash();
    boolean same = MessageDigest.isEqual(expected, hash(plaintext));
    return same && stored != null ? Optional.of(stored.info()) : Optional.empty();
  }

  private Snapshot current() {
    long due = nextCheck.get();
    long now = System.nanoTime();
    if (now - due >= 0 && nextCheck.compareAndSet(due, now + recheckNanos)) {
      reloadIfChanged();
    }
    return snapshot;
  }

  private void reloadIfChanged() {
    Snapshot before = snapshot;
    try {
      if (!file.version().equals(before.version)) {
        snapshot = load();
      }
    } catch (IOException e) {
      if (before.readable) {
        LOG.warn("token file cannot be read, the last good tokens stay in force");
        snapshot = new Snapshot(before.version, before.tokens, before.agents, false);
      }
    }
  }

  private Snapshot load() throws IOException {
    TokenFile.Version version = file.version(); // before the content: a later change is seen again
    Map<String, StoredToken> tokens = file.read();
    Set<AgentId> agents =
        tokens.values().stream()
            .flatMap(token -> token.info().agent().stream())
            .collect(Collectors.toUnmodifiableSet());
    return new Snapshot(version, tokens, agents, true);
  }

  private String freshId(Map<String, StoredToken> tokens) {
    String id = word(ID_LENGTH);
    while (tokens.containsKey(id)) {
      id = word(ID_LENGTH);
    }
    return id;
  }

  private String word(int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  private static byte[] hash(String plaintext) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(plaintext.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing from this JDK", e);
    }
  }

  /** The tokens of one version of the file; {@code readable} is whether the newest is that one. */
  private record Snapshot(
      TokenFile.Version version,
      Map<String, StoredToken> tokens,
      Set<AgentId> agents,
      boolean readable) {}
}

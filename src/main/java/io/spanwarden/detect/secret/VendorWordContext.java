package io.spanwarden.detect.secret;

import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Literals;
import io.spanwarden.detect.text.Scan;

/**
 * What the text from an issuer's name to a token says of the token. Names are read by their parts:
 * {@code ACME_API_KEY}, {@code acmeToken}, {@code --acme-secret}. Stateless.
 */
final class VendorWordContext {
  /** What a text says of the token after it, the strongest last. */
  enum Evidence {
    /** That it is an id, a hash, a version, or public. */
    IDENTIFIER,
    NONE,
    /** That it is the value of something of the issuer's. */
    OPERATOR,
    /** That it is a credential. */
    NOUN
  }

  private static final byte[][] NOUNS =
      Literals.of(
          "key",
          "token",
          "secret",
          "password",
          "passwd",
          "passphrase",
          "pwd",
          "pat",
          "credential",
          "credentials",
          "bearer",
          "authorization",
          "auth",
          "jwt",
          "skey",
          "authtoken",
          "authkey",
          "apikey",
          "apitoken",
          "apisecret",
          "accesskey",
          "accesstoken",
          "secretkey",
          "secrettoken",
          "clientsecret",
          "masterkey",
          "adminkey",
          "privatekey",
          "licensekey",
          "usertoken",
          "bottoken",
          "sitekey");

  /** Beginnings that may be written onto an issuer's name without a mark between. */
  private static final byte[][] JOINED =
      Literals.of(
          "key", "token", "secret", "pass", "api", "auth", "access", "client", "admin", "pat",
          "master", "private", "bot");

  /** What a name ends with, or holds just before its value, if the value is no credential. */
  private static final byte[][] IDENTIFIERS =
      Literals.of(
          "id",
          "ids",
          "uuid",
          "guid",
          "sha",
          "hash",
          "commit",
          "digest",
          "checksum",
          "md",
          "rev",
          "revision",
          "ref",
          "version",
          "fingerprint",
          "integrity",
          "etag",
          "url",
          "uri",
          "host",
          "hostname",
          "endpoint",
          "email",
          "name",
          "user",
          "username",
          "login",
          "account",
          "org",
          "organization",
          "project",
          "workspace",
          "team",
          "region",
          "zone",
          "bucket",
          "model",
          "file",
          "path",
          "trace",
          "span",
          "request",
          "branch",
          "tag",
          "tree",
          "parent",
          "object",
          "blob",
          "image",
          "layer",
          "build",
          "job",
          "run",
          "signature",
          "nonce",
          "salt",
          "cursor",
          "page",
          "event",
          "webhook",
          "size",
          "count");

  private static final byte[][] PUBLIC = Literals.of("public", "publishable", "pub", "example");

  /** What may stand between a noun and its value: the rest of a name, or of a sentence. */
  private static final byte[][] AFTER_NOUNS =
      Literals.of(
          "is",
          "was",
          "to",
          "value",
          "private",
          "base",
          "prod",
          "production",
          "dev",
          "staging",
          "test",
          "live",
          "old",
          "new",
          "primary",
          "secondary",
          "default",
          "raw");

  /** What makes a key or a token one of data: of a table, a cache or a page. */
  private static final byte[][] OF_DATA =
      Literals.of(
          "cache",
          "partition",
          "primary",
          "foreign",
          "sort",
          "object",
          "routing",
          "row",
          "index",
          "unique",
          "composite",
          "group",
          "hash",
          "lookup",
          "idempotency",
          "csrf",
          "xsrf",
          "next",
          "page",
          "sync",
          "continuation",
          "cancellation");

  private VendorWordContext() {}

  /**
   * Reads {@code [from, to)}: the name that holds the issuer's, which is {@code [word, wordEnd)},
   * and all up to the token.
   */
  static Evidence read(Scan scan, int from, int word, int wordEnd, int to) {
    byte[] text = scan.text();
    boolean noun = false;
    boolean ofData = false;
    int last = from;
    int lastEnd = from;
    int at = from;
    while (at < to) {
      if (!Ascii.isLetter(text[at])) {
        at++;
        continue;
      }
      int end = partEnd(text, at, at < word ? word : at < wordEnd ? wordEnd : to);
      if (Literals.isOneOf(text, at, end, PUBLIC)) {
        return Evidence.IDENTIFIER;
      }
      if (Literals.isOneOf(text, at, end, NOUNS)) {
        noun = true;
        ofData = Literals.isOneOf(text, last, lastEnd, OF_DATA);
      } else {
        noun &= Literals.isOneOf(text, at, end, AFTER_NOUNS) || end <= wordEnd;
      }
      last = at;
      lastEnd = end;
      at = end;
    }
    if (ofData || Literals.isOneOf(text, last, lastEnd, IDENTIFIERS)) {
      return Evidence.IDENTIFIER;
    }
    if (noun || isCall(text, to)) {
      return Evidence.NOUN;
    }
    return hasOperator(text, lastEnd, to) ? Evidence.OPERATOR : Evidence.NONE;
  }

  /** Returns whether a noun, or what is written before one, follows at {@code from}. */
  static boolean startsNoun(byte[] text, int from, int to) {
    for (byte[] word : JOINED) {
      if (Literals.startsWith(text, from, to, word)) {
        return true;
      }
    }
    return false;
  }

  /** Returns where the part of a name that starts at {@code at} ends: before a change of case. */
  private static int partEnd(byte[] text, int at, int to) {
    int end = at + 1;
    while (end < to && Ascii.isLetter(text[end]) && !startsPart(text, end, to)) {
      end++;
    }
    return end;
  }

  private static boolean startsPart(byte[] text, int at, int to) {
    return Ascii.isUpper(text[at])
        && (Ascii.isLower(text[at - 1]) || (at + 1 < to && Ascii.isLower(text[at + 1])));
  }

  private static boolean hasOperator(byte[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      int b = text[i];
      if (b == '=' || b == ':' || b == '>' || Ascii.isQuote(b)) {
        return true;
      }
    }
    return false;
  }

  /** {@code Acme("...")}: the only argument of a client's constructor. */
  private static boolean isCall(byte[] text, int to) {
    return text[to - 2] == '(' && Ascii.isQuote(text[to - 1]);
  }
}

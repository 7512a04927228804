package io.spanwarden.detect.personal;

import io.spanwarden.detect.text.Ascii;
import io.spanwarden.detect.text.Claimant;
import io.spanwarden.detect.text.HitMatcher;
import io.spanwarden.detect.text.Literals;
import io.spanwarden.detect.text.Placeholders;
import io.spanwarden.detect.text.Reason;
import io.spanwarden.detect.text.Scan;
import io.spanwarden.detect.text.Suppression;

/**
 * The matcher {@code user-path}: the name after {@code /home/}, {@code /Users/} or {@code
 * C:\Users\}. Accounts that every machine or every container has are nobody's name. Stateless.
 */
public final class UserPathMatcher implements HitMatcher {
  private static final int LONGEST = 32;

  private static final byte[][] OWNERS = Literals.of("my", "your", "some", "the");

  private static final byte[][] NOBODY =
      Literals.of(
          "root",
          "runner",
          "runneradmin",
          "ubuntu",
          "vscode",
          "node",
          "app",
          "build",
          "builder",
          "user",
          "username",
          "users",
          "me",
          "you",
          "yourname",
          "your-name",
          "your_name",
          "name",
          "default",
          "public",
          "shared",
          "guest",
          "admin",
          "administrator",
          "all",
          "allusers",
          "codespace",
          "gitpod",
          "jovyan",
          "circleci",
          "travis",
          "jenkins",
          "vagrant",
          "docker",
          "ec2-user",
          "azureuser",
          "opc",
          "debian",
          "centos",
          "fedora",
          "pi",
          "git",
          "www",
          "www-data",
          "nobody",
          "dev",
          "developer",
          "devuser",
          "test",
          "tester",
          "testuser",
          "agent",
          "claude",
          "coder",
          "sandbox",
          "workspace",
          "work",
          "project",
          "projects",
          "code",
          "src",
          "repo",
          "deploy",
          "deployer",
          "ci",
          "oracle",
          "postgres",
          "mysql",
          "linuxbrew",
          "nonroot",
          "appuser",
          "container",
          "containeruser",
          "containeradministrator",
          "example",
          "foo",
          "bar",
          "alice",
          "bob",
          "jdoe",
          "johndoe",
          "john",
          "jane",
          "someone",
          "somebody",
          "login",
          "lib",
          "bin",
          "packages",
          "data",
          "tmp",
          "cache",
          "config",
          "api",
          "profile",
          "settings",
          "new",
          "to",
          "xxx",
          "hadoop",
          "jupyter",
          "ftp",
          "git",
          "www",
          "www-data",
          "web",
          "deploy",
          "service",
          "dev",
          "developer",
          "test",
          "tester");

  @Override
  public void examine(Scan scan, Claimant claimant, int start, int keywordEnd) {
    int end = keywordEnd;
    while (end < keywordEnd + 8 && scan.at(end) == '\\') {
      end++; // escaped more than once
    }
    int separator = scan.at(end - 1);
    int stop = end;
    while (stop - end <= LONGEST && isOfName(scan.at(stop))) {
      stop++;
    }
    while (stop > end && scan.at(stop - 1) == '.') {
      stop--;
    }
    int length = stop - end;
    if (length < 2 || length > LONGEST || !isRoot(scan, start)) {
      return;
    }
    int after = scan.at(stop);
    boolean ends = after == separator || after == '/' || after <= ' ' || isClosing(after);
    if (!ends || !Ascii.isAlnum(scan.at(end)) || hasExtension(scan, end, stop)) {
      claimant.suppress(end, stop, Suppression.FORM);
    } else if (isNobody(scan.text(), end, stop) || Placeholders.isBody(scan.text(), end, stop)) {
      claimant.suppress(end, stop, Suppression.PLACEHOLDER);
    } else {
      claimant.claimReal(end, stop, Reason.WORD_NEAR);
    }
  }

  /** A name of everybody's, with a number or without, or one that begins with my or your. */
  private static boolean isNobody(byte[] text, int from, int to) {
    int letters = to;
    while (letters > from && Ascii.isDigit(text[letters - 1])) {
      letters--;
    }
    if (Literals.isOneOf(text, from, to, NOBODY) || Literals.isOneOf(text, from, letters, NOBODY)) {
      return true;
    }
    for (byte[] start : OWNERS) {
      if (Literals.startsWith(text, from, to, start)
          && Literals.isOneOf(text, from + start.length, letters, NOBODY)) {
        return true;
      }
    }
    return false;
  }

  /** The path starts here: nothing before it, or a drive, a host or a scheme. */
  private static boolean isRoot(Scan scan, int start) {
    int before = scan.at(start - 1);
    if (scan.at(start) == '\\') {
      int colon = start - 1;
      while (colon > start - 9 && scan.at(colon) == '\\') {
        colon--;
      }
      return scan.at(colon) == ':' && Ascii.isLetter(scan.at(colon - 1));
    }
    boolean mount = Ascii.isLetter(before) && scan.at(start - 2) == '/';
    return !(Ascii.isWord(before) || before == '.' || before == '-' || before == '}') || mount;
  }

  private static boolean isOfName(int b) {
    return Ascii.isWord(b) || b == '.' || b == '-' || b < 0;
  }

  private static boolean isClosing(int b) {
    return Ascii.isQuote(b)
        || b == ')'
        || b == ']'
        || b == '>'
        || b == ','
        || b == ';'
        || b == ':'
        || b == '\\'
        || b == '|'
        || b == '}';
  }

  /** {@code /users/list.json} is no home. */
  private static boolean hasExtension(Scan scan, int from, int to) {
    int last = scan.at(to);
    for (int i = Math.max(from, to - 6); i < to; i++) {
      if (scan.at(i) == '.' && last != '/' && last != '\\') {
        return true;
      }
    }
    return false;
  }
}

package io.spanwarden.detect.allow;

/**
 * A pattern of key paths: {@code *} stands for any characters, {@code ?} for one, all else for
 * itself, with regard to case. Immutable.
 *
 * @param glob the pattern
 */
public record KeyGlob(String glob) {
  /** Returns whether the whole of {@code path} fits; takes at most path times pattern steps. */
  public boolean fits(String path) {
    int at = 0;
    int next = 0;
    int star = -1;
    int resume = 0;
    while (at < path.length()) {
      if (next < glob.length() && glob.charAt(next) == '*') {
        // A later star makes what an earlier one took final: so no choice is tried twice.
        star = next++;
        resume = at;
      } else if (next < glob.length() && isOne(glob.charAt(next), path.charAt(at))) {
        next++;
        at++;
      } else if (star >= 0) {
        next = star + 1;
        at = ++resume;
      } else {
        return false;
      }
    }
    while (next < glob.length() && glob.charAt(next) == '*') {
      next++;
    }
    return next == glob.length();
  }

  private static boolean isOne(char sign, char c) {
    return sign == '?' || sign == c;
  }
}

package io.spanwarden.cli.scan;

/**
 * Is told the parts of a JSON value in their order. Indexes are those of the window at the time of
 * the call.
 */
interface JsonVisitor {
  void open(boolean array);

  void close();

  /** Takes the name of a member: the text between its quotes. */
  void name(int from, int to, boolean escaped);

  /** Takes a string: the text between its quotes. */
  void string(int from, int to, boolean escaped);

  /** Takes a number as it is written. */
  void number(int from, int to);

  /** Takes the word true, false or null. */
  void word();

  /**
   * Is told that the value is longer than what is kept, and that all before {@code position} may
   * go.
   */
  void release(long position);
}

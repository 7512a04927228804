package io.spanwarden.detect.content;

/** Is told what a scanner found in one text. */
@FunctionalInterface
public interface VerdictSink {
  /** Takes one verdict. */
  void accept(Verdict verdict);
}

package io.spanwarden.detect.content;

import io.spanwarden.detect.text.FieldKey;

/**
 * The engine: finds credentials and personal data in one text.
 *
 * <p>An instance belongs to one thread. It allocates nothing for a text without a finding, takes
 * time linear in the text whatever it holds, and never throws. Texts are UTF-8, possibly broken,
 * possibly escaped as in JSON; positions are those of the text as given.
 */
public interface ContentScanner {
  /**
   * Scans {@code buffer[offset, offset + length)} and tells {@code sink} each verdict, in the order
   * of their starts, without overlaps.
   *
   * @param key the attribute key or slot that the text is the value of, for context; may be empty
   */
  void scan(byte[] buffer, int offset, int length, FieldKey key, VerdictSink sink);
}

package io.spanwarden.decode;

import io.spanwarden.event.MalformedTelemetryException;

/**
 * Where the parts of one {@code KeyValue} stand, found before any is told, because the key may come
 * last. Not thread-safe; valid until the next one is read.
 */
final class KeyValueOutline {
  static final int KEY_TAG = OtlpSchema.KEY.tag();
  static final int VALUE_TAG = OtlpSchema.VALUE.tag();

  /** How many keys there are; the last one counts. */
  int keys;

  /** Where the last key starts; 0 if there is none. */
  int keyOffset;

  /** The length of the last key; 0 if there is none. */
  int keyLength;

  /** In how many pieces the value comes. */
  int pieces;

  /** Where the last piece starts. */
  int pieceStart;

  /** Where the last piece ends. */
  int pieceEnd;

  /** Reads the {@code KeyValue} from the place of {@code wire} to {@code end}. */
  void read(WireCursor wire, int end) throws MalformedTelemetryException {
    keys = 0;
    keyOffset = 0;
    keyLength = 0;
    pieces = 0;
    while (wire.position < end) {
      int tag = wire.tag(end);
      if (tag == KEY_TAG) {
        int keyEnd = wire.fieldEnd(end);
        keyOffset = wire.position;
        keyLength = keyEnd - wire.position;
        keys++;
        wire.position = keyEnd;
      } else if (tag == VALUE_TAG) {
        pieceEnd = wire.fieldEnd(end);
        pieceStart = wire.position;
        pieces++;
        wire.position = pieceEnd;
      } else {
        wire.skip(tag, end);
      }
    }
  }
}

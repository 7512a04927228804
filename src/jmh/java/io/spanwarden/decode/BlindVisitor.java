package io.spanwarden.decode;

/** Listens to everything and does next to nothing, so that only the reader is measured. */
final class BlindVisitor implements TelemetryVisitor {
  /** The bytes of all texts: whatever is never used might not be computed. */
  long bytes;

  @Override
  public void enter(Element element) {}

  @Override
  public void leave(Element element) {}

  @Override
  public void text(Slot slot, byte[] buffer, int offset, int length) {
    bytes += length;
  }

  @Override
  public void traceId(byte[] buffer, int offset, int length) {
    bytes += length;
  }

  @Override
  public void spanId(byte[] buffer, int offset, int length) {
    bytes += length;
  }

  @Override
  public void startValue(ValueOwner owner, byte[] buffer, int keyOffset, int keyLength) {
    bytes += keyLength;
  }

  @Override
  public void endValue() {}

  @Override
  public void stringValue(byte[] buffer, int offset, int length) {
    bytes += length;
  }

  @Override
  public void bytesValue(byte[] buffer, int offset, int length) {
    bytes += length;
  }

  @Override
  public void intValue(long value) {
    bytes += value;
  }

  @Override
  public void doubleValue(double value) {
    bytes += (long) value;
  }

  @Override
  public void boolValue(boolean value) {}

  @Override
  public void startArray() {}

  @Override
  public void arrayElement() {}

  @Override
  public void endArray() {}

  @Override
  public void startMap() {}

  @Override
  public void mapKey(byte[] buffer, int offset, int length) {
    bytes += length;
  }

  @Override
  public void endMap() {}
}

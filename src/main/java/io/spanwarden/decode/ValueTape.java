package io.spanwarden.decode;

import java.util.Arrays;

/**
 * A value that is kept until its key is known, because JSON may put the key last. Keys can be
 * filled in later; then all is told to a visitor. Takes about as much memory as the JSON text of
 * the value. Not thread-safe.
 */
@SuppressWarnings("EnumOrdinal") // the numbers stay on the tape, for one request
final class ValueTape implements TelemetryVisitor {
  /** The end of a chain of keys that are still to come. */
  static final int NO_LATE_KEY = -1;

  private static final int KEPT = 1 << 18;
  private static final int INITIAL = 1 << 8;
  private static final ValueOwner[] OWNERS = ValueOwner.values();
  private static final Step[] STEPS = Step.values();

  /** Each step is followed by its arguments. */
  private enum Step {
    /** Owner, offset and length of the key. */
    START_VALUE,
    END_VALUE,
    /** Offset and length. */
    STRING,
    /** Offset and length. */
    BYTES,
    /** High half, low half. */
    INT,
    /** High half, low half of the bits. */
    DOUBLE,
    FALSE,
    TRUE,
    START_ARRAY,
    ELEMENT,
    END_ARRAY,
    START_MAP,
    /** Offset and length. */
    KEY,
    END_MAP
  }

  private final Utf8Buffer texts = new Utf8Buffer();
  private int[] steps = new int[INITIAL];
  private int size;

  /**
   * Announces a value whose key comes later.
   *
   * @param chain what the last call for the same key returned, or {@link #NO_LATE_KEY}
   * @return the chain to hand to {@link #fillIn}
   */
  int openLate(Holder holder, ValueOwner owner, int chain) {
    holder.open(this, owner, texts.array(), 0, 0);
    int link = size - 2;
    steps[link] = chain;
    return link;
  }

  /** Gives all announcements of a chain their key. */
  void fillIn(int chain, byte[] buffer, int offset, int length) {
    if (chain == NO_LATE_KEY) {
      return;
    }
    int at = texts.size();
    texts.append(buffer, offset, length);
    int link = chain;
    while (link != NO_LATE_KEY) {
      int next = steps[link];
      steps[link] = at;
      steps[link + 1] = length;
      link = next;
    }
  }

  /** Tells {@code visitor} everything and forgets it. */
  void replay(TelemetryVisitor visitor) {
    int at = 0;
    while (at < size) {
      at = replay(STEPS[steps[at]], at + 1, visitor);
    }
    release();
  }

  /** Forgets everything. */
  void release() {
    size = 0;
    texts.release();
    if (steps.length > KEPT) {
      steps = new int[INITIAL];
    }
  }

  private int replay(Step step, int at, TelemetryVisitor visitor) {
    byte[] bytes = texts.array();
    switch (step) {
      case START_VALUE ->
          visitor.startValue(OWNERS[steps[at]], bytes, steps[at + 1], steps[at + 2]);
      case STRING -> visitor.stringValue(bytes, steps[at], steps[at + 1]);
      case BYTES -> visitor.bytesValue(bytes, steps[at], steps[at + 1]);
      case KEY -> visitor.mapKey(bytes, steps[at], steps[at + 1]);
      case INT -> visitor.intValue(longAt(at));
      case DOUBLE -> visitor.doubleValue(Double.longBitsToDouble(longAt(at)));
      case END_VALUE -> visitor.endValue();
      case FALSE -> visitor.boolValue(false);
      case TRUE -> visitor.boolValue(true);
      case START_ARRAY -> visitor.startArray();
      case ELEMENT -> visitor.arrayElement();
      case END_ARRAY -> visitor.endArray();
      case START_MAP -> visitor.startMap();
      case END_MAP -> visitor.endMap();
    }
    return at + arguments(step);
  }

  private static int arguments(Step step) {
    return switch (step) {
      case START_VALUE -> 3;
      case STRING, BYTES, KEY, INT, DOUBLE -> 2;
      default -> 0;
    };
  }

  private long longAt(int at) {
    return (long) steps[at] << 32 | (steps[at + 1] & 0xFFFFFFFFL);
  }

  private void add(Step step) {
    addArgument(step.ordinal());
  }

  private void addArgument(int argument) {
    if (size == steps.length) {
      steps = Arrays.copyOf(steps, 2 * size);
    }
    steps[size++] = argument;
  }

  private void add(Step step, byte[] buffer, int offset, int length) {
    add(step);
    addArgument(texts.size());
    addArgument(length);
    texts.append(buffer, offset, length);
  }

  private void add(Step step, long bits) {
    add(step);
    addArgument((int) (bits >>> 32));
    addArgument((int) bits);
  }

  @Override
  public void startValue(ValueOwner owner, byte[] buffer, int keyOffset, int keyLength) {
    add(Step.START_VALUE);
    addArgument(owner.ordinal());
    addArgument(texts.size());
    addArgument(keyLength);
    texts.append(buffer, keyOffset, keyLength);
  }

  @Override
  public void endValue() {
    add(Step.END_VALUE);
  }

  @Override
  public void stringValue(byte[] buffer, int offset, int length) {
    add(Step.STRING, buffer, offset, length);
  }

  @Override
  public void bytesValue(byte[] buffer, int offset, int length) {
    add(Step.BYTES, buffer, offset, length);
  }

  @Override
  public void intValue(long value) {
    add(Step.INT, value);
  }

  @Override
  public void doubleValue(double value) {
    add(Step.DOUBLE, Double.doubleToRawLongBits(value));
  }

  @Override
  public void boolValue(boolean value) {
    add(value ? Step.TRUE : Step.FALSE);
  }

  @Override
  public void startArray() {
    add(Step.START_ARRAY);
  }

  @Override
  public void arrayElement() {
    add(Step.ELEMENT);
  }

  @Override
  public void endArray() {
    add(Step.END_ARRAY);
  }

  @Override
  public void startMap() {
    add(Step.START_MAP);
  }

  @Override
  public void mapKey(byte[] buffer, int offset, int length) {
    add(Step.KEY, buffer, offset, length);
  }

  @Override
  public void endMap() {
    add(Step.END_MAP);
  }

  @Override
  public void enter(Element element) {
    throw outsideOfAValue();
  }

  @Override
  public void leave(Element element) {
    throw outsideOfAValue();
  }

  @Override
  public void text(Slot slot, byte[] buffer, int offset, int length) {
    throw outsideOfAValue();
  }

  @Override
  public void traceId(byte[] buffer, int offset, int length) {
    throw outsideOfAValue();
  }

  @Override
  public void spanId(byte[] buffer, int offset, int length) {
    throw outsideOfAValue();
  }

  private static IllegalStateException outsideOfAValue() {
    return new IllegalStateException("call outside of a value (expected: values only)");
  }
}

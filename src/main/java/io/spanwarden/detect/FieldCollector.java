package io.spanwarden.detect;

import io.spanwarden.decode.Element;
import io.spanwarden.decode.Slot;
import io.spanwarden.decode.TelemetryVisitor;
import io.spanwarden.decode.ValueOwner;
import io.spanwarden.detect.allow.AllowCheck;
import io.spanwarden.detect.content.ContentScanner;
import io.spanwarden.detect.text.FieldKey;
import io.spanwarden.event.Fingerprinter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Listens to a reader: has every text scanned, and puts what was found into its record, scope or
 * resource.
 *
 * <p>Not thread-safe: each scanning thread has its own.
 */
final class FieldCollector implements TelemetryVisitor, Place {
  private static final FieldKey NO_KEY = new FieldKey();
  private static final FieldKey[] SLOT_KEYS = slotKeys();

  /** Stands in a path until the event's name is known, which may come after its attributes. */
  private static final String UNNAMED_EVENT = "[?]";

  private final TextScan scan;
  private final CommandScan commands;
  private final RequestFindings findings;
  private final KeyCache keys = new KeyCache();
  private final FieldKey valueKey = new FieldKey();
  private final ValuePath valuePath = new ValuePath();
  private final DecimalText decimal = new DecimalText();
  private final RecordContext record = new RecordContext();
  private final Kept eventName = new Kept();

  private @Nullable Slot slot;
  private ValueOwner owner = ValueOwner.LOG_BODY;
  private @Nullable KeyInfo key;
  private int beforeDataPoint;
  private int beforeEvent;

  FieldCollector(
      ContentScanner scanner,
      Fingerprinter fingerprinter,
      AllowCheck allowed,
      ScanTotals totals,
      CommandScan commands,
      RequestFindings findings) {
    this.scan = new TextScan(scanner, fingerprinter, allowed, totals, this);
    this.commands = commands;
    this.findings = findings;
  }

  private static FieldKey[] slotKeys() {
    var slotKeys = new FieldKey[Slot.values().length];
    for (Slot each : Slot.values()) {
      slotKeys[index(each)] = FieldKey.of(each.path());
    }
    return slotKeys;
  }

  @SuppressWarnings("EnumOrdinal") // an array of our own, never stored
  private static int index(Slot slot) {
    return slot.ordinal();
  }

  @Override
  public void enter(Element element) {
    switch (element) {
      case RESOURCE_GROUP -> findings.resourceStarts();
      case SCOPE_GROUP -> findings.scopeStarts();
      case SPAN, LOG_RECORD, METRIC -> {
        record.clear();
        commands.clear();
      }
      case DATA_POINT -> {
        record.clear();
        beforeDataPoint = findings.ofRecord().size();
      }
      case SPAN_EVENT -> {
        eventName.clear();
        beforeEvent = findings.ofRecord().size();
      }
      case SPAN_LINK, EXEMPLAR -> {}
    }
  }

  @Override
  public void leave(Element element) {
    switch (element) {
      case RESOURCE_GROUP -> findings.resourceEnds();
      case SCOPE_GROUP -> findings.scopeEnds();
      case SPAN, LOG_RECORD -> {
        findings.countRecord();
        findings.shows(record);
        commands.judge(record, findings.ofRecord());
        findings.recordEnds(record, 0);
      }
      case DATA_POINT -> {
        findings.countRecord();
        findings.shows(record);
        findings.recordEnds(record, beforeDataPoint);
        record.clear();
      }
      case METRIC -> findings.recordEnds(record, 0);
      case SPAN_EVENT -> nameTheEvent();
      case SPAN_LINK, EXEMPLAR -> {}
    }
  }

  private void nameTheEvent() {
    List<Pending> found = findings.ofRecord();
    for (int i = beforeEvent; i < found.size(); i++) {
      Pending pending = found.get(i);
      String name = "[" + eventName.name().orElse("*") + "]";
      pending.path = pending.path.replace(UNNAMED_EVENT, name);
    }
  }

  @Override
  public void text(Slot textSlot, byte[] buffer, int offset, int length) {
    slot = textSlot;
    FieldKey slotKey = SLOT_KEYS[index(textSlot)];
    boolean clean = scan.isClean(buffer, offset, length, slotKey, findings.of(textSlot));
    slot = null;
    if (clean && textSlot == Slot.SPAN_EVENT_NAME) {
      eventName.set(buffer, offset, length);
    } else if (clean && textSlot == Slot.SCOPE_NAME) {
      findings.scopeName(buffer, offset, length);
    }
  }

  @Override
  public void traceId(byte[] buffer, int offset, int length) {
    record.traceId.set(buffer, offset, length);
  }

  @Override
  public void spanId(byte[] buffer, int offset, int length) {
    record.spanId.set(buffer, offset, length);
  }

  @Override
  public void startValue(ValueOwner valueOwner, byte[] buffer, int keyOffset, int keyLength) {
    owner = valueOwner;
    valuePath.clear();
    valueKey.set(buffer, keyOffset, keyLength);
    key = keyInfo(buffer, keyOffset, keyLength);
    if (key.genAi()) {
      findings.sawGenAiKey();
    }
  }

  /** Looks a key up, and scans it if it was not met before: a key is a text like any other. */
  private KeyInfo keyInfo(byte[] buffer, int offset, int length) {
    KeyInfo known = keys.find(buffer, offset, length);
    if (known != null) {
      return known;
    }
    key = null;
    boolean clean = scan.isClean(buffer, offset, length, NO_KEY, findings.of(owner));
    KeyInfo met = KeyInfo.of(buffer, offset, length, clean);
    if (clean) {
      keys.remember(met, buffer, offset, length);
    }
    return met;
  }

  @Override
  public void endValue() {
    key = null;
    valuePath.clear();
  }

  @Override
  public void stringValue(byte[] buffer, int offset, int length) {
    findings.countContent(owner);
    boolean clean = scan.isClean(buffer, offset, length, valueKey, findings.of(owner));
    if (key == null || key.role() == KeyRole.NONE || !valuePath.isEmpty()) {
      return;
    }
    if (key.role() == KeyRole.COMMAND) {
      commands.offer(key.shown(), this, buffer, offset, length);
      if (key.shown().equals("tool_parameters")) {
        record.takeServer(buffer, offset, length);
      }
    }
    if (clean || key.role() == KeyRole.IDENTITY) {
      take(key.role(), buffer, offset, length);
    }
  }

  private void take(KeyRole role, byte[] buffer, int offset, int length) {
    if (owner == ValueOwner.RESOURCE_ATTRIBUTE) {
      if (role == KeyRole.SESSION) {
        findings.resourceSession(buffer, offset, length);
      } else if (role == KeyRole.OWN_MARK) {
        findings.resourceMark(buffer, offset, length);
      }
      return;
    }
    record.take(role, buffer, offset, length);
  }

  @Override
  public void bytesValue(byte[] buffer, int offset, int length) {
    scan.isClean(buffer, offset, length, valueKey, findings.of(owner));
  }

  @Override
  public void intValue(long value) {
    if (DecimalText.isLong(value)) {
      decimal.set(value);
      bytesValue(decimal.buffer(), decimal.offset(), decimal.length());
    }
  }

  @Override
  public void doubleValue(double value) {
    // Beyond 2^53 a double no longer tells one number from the next, so no card can be meant.
    if (value < 0x1p53 && value == Math.rint(value)) {
      intValue((long) value);
    }
  }

  @Override
  public void boolValue(boolean value) {}

  @Override
  public void startArray() {
    valuePath.startArray();
  }

  @Override
  public void arrayElement() {
    valuePath.element();
  }

  @Override
  public void endArray() {
    valuePath.end();
  }

  @Override
  public void startMap() {
    valuePath.startMap();
  }

  @Override
  public void mapKey(byte[] buffer, int offset, int length) {
    KeyInfo outer = key;
    KeyInfo met = keyInfo(buffer, offset, length);
    key = outer;
    valuePath.key(met.shown());
    valueKey.set(buffer, offset, length);
  }

  @Override
  public void endMap() {
    valuePath.end();
  }

  @Override
  public String path() {
    if (slot != null) {
      return slot.path();
    }
    if (owner == ValueOwner.LOG_BODY) {
      return owner.path();
    }
    String event = owner == ValueOwner.SPAN_EVENT_ATTRIBUTE ? UNNAMED_EVENT : "";
    return owner.path() + event + "." + (key == null ? "*" : key.shown());
  }

  @Override
  public String pointer() {
    return slot == null ? valuePath.pointer() : "";
  }
}

package io.spanwarden.cli.scan;

import io.spanwarden.detect.content.Verdict;
import io.spanwarden.detect.content.VerdictSink;
import io.spanwarden.detect.text.FieldKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Scans the strings of a JSON value, each as a text of its own, its names, and numbers as long as a
 * payment card. Findings are held until the value turns out to be JSON. Not thread-safe.
 */
final class JsonFields implements JsonVisitor {
  private static final FieldKey NO_KEY = new FieldKey();

  /** Shorter numbers are counts, times and sizes. */
  private static final int CARD_DIGITS = 12;

  private final ByteWindow window;
  private final Detector detector;
  private final PlainText before;
  private final JsonPath path = new JsonPath();
  private final CleanNames cleanNames = new CleanNames();
  private final StringContent content = new StringContent();
  private final List<FileFinding> held = new ArrayList<>();
  private final List<Long> positions = new ArrayList<>();

  /** Made once: a reference made for each call would be garbage for each clean field. */
  private final VerdictSink sink = this::take;

  private String file = "";
  private Consumer<FileFinding> into = finding -> {};
  private long valueStart;
  private byte[] text = new byte[0];
  private long position;
  private int from;
  private int counted;
  private long column;
  private int verdicts;

  JsonFields(ByteWindow window, Detector detector, PlainText before) {
    this.window = window;
    this.detector = detector;
    this.before = before;
  }

  /** Turns to another file. */
  void open(String newFile, Consumer<FileFinding> newInto) {
    file = newFile;
    into = newInto;
    drop();
  }

  /** Turns to the value that begins at {@code position}. */
  void begin(long position) {
    valueStart = position;
    path.clear();
    drop();
  }

  /** Forgets what was found since {@link #begin}: it is no JSON. */
  void drop() {
    held.clear();
    positions.clear();
  }

  /** Tells what was found, after what the text before the value holds, and lets go of both. */
  void deliver(long end) {
    if (window.start() < valueStart) {
      before.scan(valueStart, true);
    }
    for (int i = 0; i < held.size(); i++) {
      window.countTo(positions.get(i));
      into.accept(held.get(i).onLine(window.line()));
    }
    drop();
    window.consume(end);
  }

  @Override
  public void release(long position) {
    deliver(position);
  }

  @Override
  public void open(boolean array) {
    path.open(array);
  }

  @Override
  public void close() {
    path.close();
    path.valueEnded();
  }

  @Override
  public void name(int start, int end, boolean escaped) {
    show(start, end, escaped);
    int length = escaped ? content.length() : end - start;
    if (cleanNames.knows(text, from, length)) {
      path.name(text, from, length, false);
      return;
    }
    // What is found in a name stands at the member, whose name is then not shown.
    path.name(text, from, length, true);
    verdicts = 0;
    detector.scanner().scan(text, from, length, NO_KEY, sink);
    if (verdicts == 0) {
      cleanNames.add(text, from, length);
      path.name(text, from, length, false);
    }
  }

  @Override
  public void string(int start, int end, boolean escaped) {
    show(start, end, escaped);
    int length = escaped ? content.length() : end - start;
    detector.scanner().scan(text, from, length, path.context(), sink);
    path.string(text, from, length);
    path.valueEnded();
  }

  @Override
  public void number(int start, int end) {
    if (end - start >= CARD_DIGITS) {
      show(start, end, false);
      detector.scanner().scan(text, from, end - start, path.context(), sink);
    }
    path.valueEnded();
  }

  @Override
  public void word() {
    path.valueEnded();
  }

  private void show(int start, int end, boolean escaped) {
    if (escaped) {
      content.set(window.bytes(), start, end);
    }
    text = escaped ? content.bytes() : window.bytes();
    from = escaped ? 0 : start;
    position = window.position(start);
    counted = from;
    column = 0;
  }

  private void take(Verdict verdict) {
    verdicts++;
    if (!detector.wanted().includes(verdict)) {
      return;
    }
    int start = from + verdict.start();
    column += CodePoints.count(text, counted, start);
    counted = start;
    long end = column + CodePoints.count(text, start, from + verdict.end());
    var place = new FilePlace(file, 0, 0, true, path.pointer(), column, end);
    detector
        .finding(verdict, place)
        .ifPresent(
            finding -> {
              held.add(finding);
              positions.add(position);
            });
  }
}

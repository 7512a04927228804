package io.spanwarden.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;

/** Writes down every call as a line, and fails on a call that breaks the visitor's contract. */
final class RecordingVisitor implements TelemetryVisitor {
  private enum Frame {
    /** An attribute, element or entry that has no value yet. */
    EMPTY,
    FULL,
    ARRAY,
    MAP
  }

  private final List<String> calls = new ArrayList<>();
  private final List<String> leaves = new ArrayList<>();
  private final Deque<Element> elements = new ArrayDeque<>();
  private final Deque<Frame> frames = new ArrayDeque<>();
  private final Deque<String> paths = new ArrayDeque<>();

  /** All calls in their order. */
  List<String> calls() {
    assertThat(elements).isEmpty();
    assertThat(frames).isEmpty();
    return calls;
  }

  /** All texts, numbers and empty values with their places, sorted: the same for any order. */
  List<String> sortedLeaves() {
    assertThat(elements).isEmpty();
    assertThat(frames).isEmpty();
    var sorted = new ArrayList<>(leaves);
    Collections.sort(sorted);
    return sorted;
  }

  private void leaf(String place, String value) {
    calls.add(place + "=" + value);
    leaves.add(elements + " " + place + "=" + value);
  }

  private static String string(byte[] buffer, int offset, int length) {
    return new String(buffer, offset, length, UTF_8);
  }

  private void outsideOfValues() {
    assertThat(frames).as("values that are open").isEmpty();
  }

  @Override
  public void enter(Element element) {
    outsideOfValues();
    elements.push(element);
    calls.add("enter " + element);
    leaves.add(elements + " enter");
  }

  @Override
  public void leave(Element element) {
    outsideOfValues();
    assertThat(elements.pop()).isEqualTo(element);
    calls.add("leave " + element);
  }

  @Override
  public void text(Slot slot, byte[] buffer, int offset, int length) {
    outsideOfValues();
    leaf(slot.path(), string(buffer, offset, length));
  }

  @Override
  public void traceId(byte[] buffer, int offset, int length) {
    id("traceId", 16, buffer, offset, length);
  }

  @Override
  public void spanId(byte[] buffer, int offset, int length) {
    id("spanId", 8, buffer, offset, length);
  }

  private void id(String name, int expectedLength, byte[] buffer, int offset, int length) {
    outsideOfValues();
    assertThat(elements.peek()).isIn(Element.SPAN, Element.LOG_RECORD);
    if (length != 0) {
      assertThat(length).isEqualTo(expectedLength);
      leaf(name, HexFormat.of().formatHex(buffer, offset, offset + length));
    }
  }

  @Override
  public void startValue(ValueOwner owner, byte[] buffer, int keyOffset, int keyLength) {
    outsideOfValues();
    frames.push(Frame.EMPTY);
    paths.push(owner.path() + "." + string(buffer, keyOffset, keyLength));
  }

  @Override
  public void endValue() {
    closeEmpty();
    outsideOfValues();
  }

  /** Ends an attribute, element or entry. */
  private void closeEmpty() {
    Frame frame = frames.pop();
    assertThat(frame).isIn(Frame.EMPTY, Frame.FULL);
    String path = paths.pop();
    if (frame == Frame.EMPTY) {
      leaf(path, "empty");
    }
  }

  private void scalar(String value) {
    fill();
    leaf(paths.element(), value);
  }

  private void fill() {
    assertThat(frames.pop()).as("place for one value").isEqualTo(Frame.EMPTY);
    frames.push(Frame.FULL);
  }

  @Override
  public void stringValue(byte[] buffer, int offset, int length) {
    scalar("string " + string(buffer, offset, length));
  }

  @Override
  public void bytesValue(byte[] buffer, int offset, int length) {
    scalar("bytes " + HexFormat.of().formatHex(buffer, offset, offset + length));
  }

  @Override
  public void intValue(long value) {
    scalar("int " + value);
  }

  @Override
  public void doubleValue(double value) {
    scalar("double " + value);
  }

  @Override
  public void boolValue(boolean value) {
    scalar("bool " + value);
  }

  @Override
  public void startArray() {
    fill();
    calls.add("array");
    frames.push(Frame.ARRAY);
  }

  @Override
  public void arrayElement() {
    next(Frame.ARRAY, "[]");
  }

  @Override
  public void endArray() {
    end(Frame.ARRAY);
  }

  @Override
  public void startMap() {
    fill();
    calls.add("map");
    frames.push(Frame.MAP);
  }

  @Override
  public void mapKey(byte[] buffer, int offset, int length) {
    next(Frame.MAP, "." + string(buffer, offset, length));
  }

  @Override
  public void endMap() {
    end(Frame.MAP);
  }

  private void next(Frame container, String step) {
    closeOpenItem();
    assertThat(frames.element()).isEqualTo(container);
    frames.push(Frame.EMPTY);
    paths.push(paths.element() + step);
  }

  private void end(Frame container) {
    closeOpenItem();
    assertThat(frames.pop()).isEqualTo(container);
    calls.add("end");
  }

  private void closeOpenItem() {
    if (frames.element() == Frame.EMPTY || frames.element() == Frame.FULL) {
      closeEmpty();
    }
  }
}

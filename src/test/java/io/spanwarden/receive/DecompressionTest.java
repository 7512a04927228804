package io.spanwarden.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import com.linecorp.armeria.common.HttpData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecompressionTest {
  private static final int MIB = 1 << 20;
  private static final byte[] TEXT = text(300_000);

  private final Workbench workbench = new Workbench();
  private final Admission admission = new Admission(64L * MIB);

  @AfterEach
  void close() {
    workbench.close();
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void unfoldsWhatWasFolded_oneAfterTheOther(Compression compression) throws Exception {
    for (int size : new int[] {1, 70_000, 300_000, 5 * MIB, 0, 17}) {
      byte[] message = text(size);

      assertThat(unfold(compression, fold(compression, message), 8 * MIB)).isEqualTo(message);
    }
  }

  @Test
  void unfoldsAllMembersAndFrames() throws Exception {
    byte[] twice = Messages.concat(TEXT, TEXT);
    byte[] gzip = Messages.concat(Messages.gzip(TEXT), Messages.gzip(TEXT));
    byte[] zstd = Messages.concat(Messages.zstd(TEXT), Messages.zstd(TEXT));

    assertThat(unfold(Compression.GZIP, gzip, 8 * MIB)).isEqualTo(twice);
    assertThat(unfold(Compression.ZSTD, zstd, 8 * MIB)).isEqualTo(twice);
  }

  @Test
  void unfoldsGzipWithAllOptionalFieldsOfTheHead() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 2 + 4 + 8 + 16, 0, 0, 0, 0, 0, 0});
    out.writeBytes(new byte[] {3, 0, 1, 2, 3, 'n', 0, 'c', 'c', 0, 9, 9});
    out.writeBytes(deflated(TEXT));

    assertThat(unfold(Compression.GZIP, out.toByteArray(), 8 * MIB)).isEqualTo(TEXT);
  }

  @Test
  void unfoldsZstdWithoutADeclaredSize() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZstdOutputStream zstd = new ZstdOutputStream(out)) {
      zstd.write(TEXT);
      zstd.flush();
      zstd.write(TEXT);
    }

    assertThat(unfold(Compression.ZSTD, out.toByteArray(), 8 * MIB))
        .isEqualTo(Messages.concat(TEXT, TEXT));
  }

  @Test
  void refusesAZstdWindowOverEightMebibytes() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZstdOutputStream zstd = new ZstdOutputStream(out)) {
      zstd.setLong(27);
      zstd.write(text(1000));
      zstd.flush();
      zstd.write(text(1000));
    }

    assertRefused(Compression.ZSTD, out.toByteArray(), 8 * MIB, Refusal.TOO_LARGE);
  }

  @ParameterizedTest
  @EnumSource(
      value = Compression.class,
      names = {"GZIP", "ZSTD"})
  void refusesEveryCut(Compression compression) {
    byte[] folded = fold(compression, text(200));

    for (int length = 0; length < folded.length; length++) {
      byte[] cut = Arrays.copyOf(folded, length);
      assertRefused(compression, cut, 8 * MIB, Refusal.CORRUPT);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void neverReturnsWrongBytes_whenBitsAreFlipped(long seed) throws Exception {
    Random random = new Random(seed);
    byte[] message = text(2000);
    byte[] folded = fold(Compression.GZIP, message);
    for (int i = 0; i < 500; i++) {
      byte[] flipped = folded.clone();
      flipped[10 + random.nextInt(folded.length - 10)] ^= (byte) (1 << random.nextInt(8));
      try {
        assertThat(unfold(Compression.GZIP, flipped, 8 * MIB)).isEqualTo(message);
      } catch (RefusedException e) {
        assertThat(e.refusal()).isEqualTo(Refusal.CORRUPT);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void stopsAtTheLimit(Compression compression) throws Exception {
    byte[] message = new byte[MIB];
    byte[] over = new byte[MIB + 1];

    assertThat(unfold(compression, fold(compression, message), MIB)).hasSize(MIB);
    assertRefused(compression, fold(compression, over), MIB, Refusal.TOO_LARGE);
    assertRefused(compression, fold(compression, new byte[20 * MIB]), MIB, Refusal.TOO_LARGE);
  }

  @ParameterizedTest
  @EnumSource(
      value = Compression.class,
      names = {"GZIP", "ZSTD"})
  void holdsNoMoreThanItUnfolds_andStopsAtTheBudget(Compression compression) {
    Admission small = new Admission(4 * MIB);
    byte[] folded = fold(compression, new byte[20 * MIB]);
    try (Admission.Lease lease = small.open();
        ReceivedBody body = body(folded)) {
      assertThatThrownBy(() -> workbench.unfold(body, 0, compression, 64 * MIB, lease))
          .isInstanceOfSatisfying(
              RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.OVERLOADED));
      assertThat(small.used()).isLessThanOrEqualTo(4 * MIB);
    }
    assertThat(small.used()).isZero();
  }

  @Test
  void letsGoOfLargeBuffers() throws Exception {
    unfold(Compression.NONE, new byte[6 * MIB], 8 * MIB);
    unfold(Compression.GZIP, fold(Compression.GZIP, new byte[6 * MIB]), 8 * MIB);

    MessageBuffer wire = workbench.unfold(body(TEXT), 0, Compression.NONE, MIB, admission.open());

    assertThat(wire.array().length).isLessThanOrEqualTo(MessageBuffer.KEPT);
  }

  private byte[] unfold(Compression compression, byte[] folded, int limit) throws RefusedException {
    try (Admission.Lease lease = admission.open();
        ReceivedBody body = body(folded)) {
      MessageBuffer message = workbench.unfold(body, 0, compression, limit, lease);
      return Arrays.copyOf(message.array(), message.length());
    } finally {
      workbench.clear();
    }
  }

  private void assertRefused(Compression compression, byte[] folded, int limit, Refusal refusal) {
    assertThatThrownBy(() -> unfold(compression, folded, limit))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
    assertThat(admission.used()).isZero();
  }

  /** Returns a body in pieces of odd sizes, as a network would cut it. */
  private static ReceivedBody body(byte[] bytes) {
    ReceivedBody body = new ReceivedBody();
    for (int at = 0; at < bytes.length; at += 1237) {
      body.add(HttpData.copyOf(bytes, at, Math.min(1237, bytes.length - at)));
    }
    return body;
  }

  private static byte[] fold(Compression compression, byte[] message) {
    return switch (compression) {
      case NONE -> message;
      case GZIP -> Messages.gzip(message);
      case ZSTD -> Messages.zstd(message);
    };
  }

  /** Returns a raw deflate stream with the trailer of a gzip member. */
  private static byte[] deflated(byte[] message) {
    Deflater deflater = new Deflater(6, true);
    deflater.setInput(message);
    deflater.finish();
    byte[] buffer = new byte[message.length + 100];
    int length = deflater.deflate(buffer);
    deflater.end();
    CRC32 checksum = new CRC32();
    checksum.update(message);
    byte[] trailer = new byte[8];
    for (int i = 0; i < 4; i++) {
      trailer[i] = (byte) (checksum.getValue() >>> (8 * i));
      trailer[4 + i] = (byte) (message.length >>> (8 * i));
    }
    return Messages.concat(Arrays.copyOf(buffer, length), trailer);
  }

  private static byte[] text(int size) {
    byte[] text = new byte[size];
    Random random = new Random(size);
    for (int i = 0; i < size; i++) {
      text[i] = (byte) ('a' + random.nextInt(4));
    }
    return text;
  }
}

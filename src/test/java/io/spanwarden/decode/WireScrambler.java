package io.spanwarden.decode;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Writes a message as no sane writer does but any may: fields in any order, single messages in
 * pieces, unknown fields and groups in between.
 */
final class WireScrambler {
  private static final int UNKNOWN_FIELD = 4321;

  private final Random random;

  WireScrambler(long seed) {
    random = new Random(seed);
  }

  /** Returns the bytes of {@code message}. */
  byte[] write(Message message) {
    return concatenate(pieces(message)).toByteArray();
  }

  private List<ByteString> pieces(Message message) {
    List<ByteString> pieces = new ArrayList<>();
    message.getAllFields().forEach((field, value) -> addField(pieces, message, field, value));
    if (random.nextInt(4) == 0) {
      pieces.add(unknown(3));
    }
    Collections.shuffle(pieces, random);
    return pieces;
  }

  private void addField(
      List<ByteString> pieces, Message message, FieldDescriptor field, Object value) {
    boolean isMessage = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
    if (field.isRepeated()) {
      for (Object item : (List<?>) value) {
        pieces.add(
            isMessage
                ? delimited(field, pieces((Message) item))
                : message.newBuilderForType().addRepeatedField(field, item).build().toByteString());
      }
    } else if (isMessage) {
      List<ByteString> inner = pieces((Message) value);
      int cut = random.nextInt(3) == 0 ? random.nextInt(inner.size() + 1) : 0;
      if (cut > 0) {
        pieces.add(delimited(field, inner.subList(0, cut)));
      }
      pieces.add(delimited(field, inner.subList(cut, inner.size())));
    } else {
      pieces.add(message.newBuilderForType().setField(field, value).build().toByteString());
    }
  }

  private static ByteString delimited(FieldDescriptor field, List<ByteString> inner) {
    return write(out -> out.writeBytes(field.getNumber(), concatenate(inner)));
  }

  private ByteString unknown(int depth) {
    return write(
        out -> {
          switch (random.nextInt(depth == 0 ? 4 : 5)) {
            case 0 -> out.writeInt64(UNKNOWN_FIELD, random.nextLong());
            case 1 -> out.writeFixed64(UNKNOWN_FIELD, random.nextLong());
            case 2 -> out.writeFixed32(UNKNOWN_FIELD, random.nextInt());
            case 3 -> out.writeString(UNKNOWN_FIELD, "unknown");
            default -> {
              out.writeTag(UNKNOWN_FIELD, 3);
              out.writeRawBytes(unknown(depth - 1));
              out.writeTag(UNKNOWN_FIELD, 4);
            }
          }
        });
  }

  private static ByteString concatenate(List<ByteString> pieces) {
    return ByteString.copyFrom(pieces);
  }

  private static ByteString write(Writing writing) {
    var bytes = ByteString.newOutput();
    try {
      var out = CodedOutputStream.newInstance(bytes);
      writing.to(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteString();
  }

  private interface Writing {
    void to(CodedOutputStream out) throws IOException;
  }
}

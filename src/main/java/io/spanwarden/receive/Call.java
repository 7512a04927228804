package io.spanwarden.receive;

import io.spanwarden.event.Signal;
import io.spanwarden.event.Transport;
import java.util.Optional;

/**
 * What an export request asks for, once its path and content type are understood.
 *
 * @param signal the signal
 * @param transport how it is carried
 * @param compatibility the foreign API whose path it used
 * @param answers how it is answered
 */
record Call(Signal signal, Transport transport, Optional<String> compatibility, Answers answers) {
  static Call of(ExportPath path, HttpAnswers answers) {
    Transport transport =
        answers == HttpAnswers.JSON ? Transport.HTTP_JSON : Transport.HTTP_PROTOBUF;
    return new Call(path.signal(), transport, path.compatibility(), answers);
  }

  static Call grpc(Signal signal) {
    return new Call(signal, Transport.GRPC, Optional.empty(), GrpcAnswers.INSTANCE);
  }

  /** Returns the bytes before the message in the body. */
  int framing() {
    return transport == Transport.GRPC ? GrpcFrame.HEAD : 0;
  }
}

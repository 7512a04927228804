package io.spanwarden.receive;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * What all requests of a server share.
 *
 * @param settings the limits
 * @param handler what is done with a message
 * @param admission the budget
 * @param pool the scanning threads
 * @param meters the metrics
 * @param authenticator decides who may export
 * @param forwarding believes trusted proxies
 * @param failures logs what the handler should not throw
 * @param grpcPort the port that got the name {@code otlp_grpc}, once it is bound
 */
record Receiver(
    ReceiveSettings settings,
    ExportHandler handler,
    Admission admission,
    ScanPool pool,
    ReceiveMeters meters,
    Authenticator authenticator,
    Forwarding forwarding,
    FailureLog failures,
    AtomicInteger grpcPort) {

  Listener listenerOf(Connection connection) {
    return connection.localPort() == grpcPort.get() ? Listener.GRPC : Listener.HTTP;
  }
}

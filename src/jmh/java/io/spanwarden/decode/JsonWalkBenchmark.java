package io.spanwarden.decode;

import io.spanwarden.bench.Payloads;
import io.spanwarden.event.MalformedTelemetryException;
import io.spanwarden.event.Signal;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The cost of one span in the Json reader, without anybody who looks at it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class JsonWalkBenchmark {
  private static final int SPANS = 512;
  private static final long SEED = 1;

  private final byte[] request = Payloads.json(SPANS, SEED);
  private final JsonReader reader = new JsonReader();
  private final BlindVisitor visitor = new BlindVisitor();

  /** One span of json. */
  @Benchmark
  @OperationsPerInvocation(SPANS)
  public long json() throws MalformedTelemetryException {
    reader.read(Signal.TRACES, request, request.length, visitor);
    return visitor.bytes;
  }
}

package io.spanwarden.event;

import java.util.Optional;

/**
 * Where in the telemetry a finding stands. All texts are restricted to a harmless character set and
 * length, and none is kept that holds a finding itself.
 *
 * @param signal the signal
 * @param feed the agent whose telemetry showed it, which differs from the finding's agent where one
 *     agent is seen through another's feed
 * @param sessionId the session, if the record names one
 * @param traceId lower-case hex
 * @param spanId lower-case hex
 * @param toolName such as {@code Bash}
 * @param toolUseId such as {@code toolu_…}
 * @param path the field, such as {@code span.event[tool.output].output}
 * @param pointer the place inside a JSON value, such as {@code $.content}; empty for the whole
 * @param offset bytes from the start of the field's value
 * @param length bytes of the matched part, as it stands in the field
 * @param encoding {@code plain}, or how it was written, such as {@code json}
 */
public record FindingContext(
    Signal signal,
    AgentId feed,
    Optional<String> sessionId,
    Optional<String> traceId,
    Optional<String> spanId,
    Optional<String> toolName,
    Optional<String> toolUseId,
    String path,
    String pointer,
    int offset,
    int length,
    String encoding) {}

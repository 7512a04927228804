package io.spanwarden.notify;

/**
 * Who exports: attributes of the resource.
 *
 * @param version {@code service.version}
 * @param instanceId {@code service.instance.id}, another one for each start
 * @param mark {@code spanwarden.mark}, by which a receiver knows its own exports
 */
public record OtlpIdentity(String version, String instanceId, String mark) {}

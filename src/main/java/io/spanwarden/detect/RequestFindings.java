package io.spanwarden.detect;

import io.spanwarden.decode.AgentProfiles;
import io.spanwarden.decode.Slot;
import io.spanwarden.decode.ValueOwner;
import io.spanwarden.event.AgentId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What was found in one request, from the inside out: a record's findings wait for its scope, the
 * scope's for the resource.
 *
 * <p>Not thread-safe; reused for each request.
 */
final class RequestFindings {
  /*
   * Leaving a record gives its findings the record's ids; leaving a scope gives them the agent, which
   * only the scope's name tells; leaving the resource hands them on. So no order of siblings on the
   * wire matters, and a clean record costs no allocation.
   */
  private final AgentProfiles profiles;
  private final List<Pending> ofRecord = new ArrayList<>();
  private final List<Pending> ofScope = new ArrayList<>();
  private final List<Pending> ofResource = new ArrayList<>();
  private final List<Pending> attributed = new ArrayList<>();
  private final List<Pending> complete = new ArrayList<>();
  private final Tallies tallies = new Tallies();
  private final Tallies talliesOfResource = new Tallies();
  private final byte[] ownMark;
  private final Kept resourceSession = new Kept();

  private Optional<AgentId> namedByScope = Optional.empty();
  private boolean genAi;
  private Optional<AgentId> firstAgentOfResource = Optional.empty();
  private boolean own;
  private long ownRecords;
  private long records;
  private long contentFields;
  private final ShownAbilities abilities = new ShownAbilities();

  /**
   * Creates an empty one.
   *
   * @param profiles tell whose telemetry it is
   * @param ownMark by which exports of this installation are known. They show no agent, so they are
   *     no evidence; they are scanned like any other, since whoever reads a backend can copy a mark
   */
  RequestFindings(AgentProfiles profiles, String ownMark) {
    this.ownMark = ownMark.getBytes(StandardCharsets.UTF_8);
    this.profiles = profiles;
  }

  /** Forgets the last request. */
  void clear() {
    ofRecord.clear();
    ofScope.clear();
    ofResource.clear();
    attributed.clear();
    complete.clear();
    tallies.clear();
    ownRecords = 0;
    resourceStarts();
    scopeStarts();
  }

  List<Pending> ofRecord() {
    return ofRecord;
  }

  /** Returns the list that waits for whatever the slot belongs to. */
  List<Pending> of(Slot slot) {
    return switch (slot) {
      case RESOURCE_SCHEMA_URL,
          ENTITY_SCHEMA_URL,
          ENTITY_TYPE,
          ENTITY_ID_KEY,
          ENTITY_DESCRIPTION_KEY ->
          ofResource;
      case SCOPE_NAME, SCOPE_VERSION, SCOPE_SCHEMA_URL -> ofScope;
      default -> ofRecord;
    };
  }

  /** Returns the list that waits for whatever the value belongs to. */
  List<Pending> of(ValueOwner owner) {
    return switch (owner) {
      case RESOURCE_ATTRIBUTE -> ofResource;
      case SCOPE_ATTRIBUTE -> ofScope;
      default -> ofRecord;
    };
  }

  void resourceStarts() {
    firstAgentOfResource = Optional.empty();
    resourceSession.clear();
    talliesOfResource.clear();
    own = false;
  }

  void scopeStarts() {
    namedByScope = Optional.empty();
    genAi = false;
    records = 0;
    contentFields = 0;
    abilities.clear();
  }

  void scopeName(byte[] buffer, int offset, int length) {
    namedByScope = profiles.byScope(buffer, offset, length);
  }

  void sawGenAiKey() {
    genAi = true;
  }

  void resourceSession(byte[] buffer, int offset, int length) {
    resourceSession.set(buffer, offset, length);
  }

  void resourceMark(byte[] buffer, int offset, int length) {
    own = Arrays.equals(buffer, offset, offset + length, ownMark, 0, ownMark.length);
  }

  void countRecord() {
    records++;
  }

  /** Notes what a record shows of what its agent can do. */
  void shows(RecordContext record) {
    abilities.add(record);
  }

  /** Counts a text that can carry content; what a resource or scope says of itself is none. */
  void countContent(ValueOwner owner) {
    if (owner != ValueOwner.RESOURCE_ATTRIBUTE && owner != ValueOwner.SCOPE_ATTRIBUTE) {
      contentFields++;
    }
  }

  /** Gives the record's ids to its findings from {@code from} on. */
  void recordEnds(RecordContext record, int from) {
    if (ofRecord.size() == from) {
      return;
    }
    Optional<AgentId> seenThrough = byTool(record.toolName).or(() -> byTool(record.toolServer));
    for (Pending pending : ofRecord.subList(from, ofRecord.size())) {
      pending.within(record);
      pending.seenThrough = seenThrough;
      ofScope.add(pending);
    }
    ofRecord.subList(from, ofRecord.size()).clear();
  }

  private Optional<AgentId> byTool(Kept name) {
    return name.isEmpty() ? Optional.empty() : profiles.byTool(name.bytes(), 0, name.length());
  }

  void scopeEnds() {
    AgentId agent = namedByScope.orElseGet(() -> AgentProfiles.unrecognised(genAi));
    if (firstAgentOfResource.isEmpty()) {
      firstAgentOfResource = Optional.of(agent);
    }
    talliesOfResource.add(agent, records, contentFields, abilities.bits());
    for (Pending pending : ofScope) {
      pending.feed = agent;
      attributed.add(pending);
    }
    ofScope.clear();
    scopeStarts();
  }

  void resourceEnds() {
    Optional<String> session = resourceSession.id();
    for (Pending pending : ofResource) {
      pending.feed = firstAgentOfResource.orElse(AgentId.UNKNOWN);
      attributed.add(pending);
    }
    for (Pending pending : attributed) {
      pending.session = pending.session.or(() -> session);
      complete.add(pending);
    }
    if (own) {
      ownRecords += talliesOfResource.records();
    } else {
      tallies.addAll(talliesOfResource);
    }
    ofResource.clear();
    attributed.clear();
    resourceStarts();
  }

  /** Returns the findings of the whole request, in the order of its resources. */
  List<Pending> complete() {
    return complete;
  }

  /** Returns how many records there were, our own among them. */
  long allRecords() {
    return tallies.records() + ownRecords;
  }

  Tallies tallies() {
    return tallies;
  }
}

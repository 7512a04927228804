package io.spanwarden.store;

/** Is told what the journal's thread has written. Must neither block nor throw. */
public interface JournalListener {
  /** An entry is durable. */
  void written(EntryKind kind);

  /** A transaction failed and is tried again; told once until the next one that succeeds. */
  void failed(Exception problem);

  /** A transaction was committed, which took so long. */
  void committed(long nanos);
}

package io.spanwarden.store;

/** Is told what the journal's thread has written. Must neither block nor throw. */
public interface JournalListener {
  /** An entry is durable. */
  void written(EntryKind kind);

  /** A transaction failed and is tried again; told once until the next one that succeeds. */
  void failed(Exception problem);

  /** Something that was to be written beside the entries could not be, and was dropped. */
  void dropped(Exception problem);

  /** A transaction was committed, which took so long. */
  void committed(long nanos);
}

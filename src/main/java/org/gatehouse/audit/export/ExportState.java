package org.gatehouse.audit.export;

/** How far an export is. */
public enum ExportState {
  /** It has its place, and nobody has fetched the file yet. */
  WAITING,
  RUNNING,
  DONE,
  FAILED,
  CANCELLED;

  /** Whether nothing more comes. */
  public boolean over() {
    return this == DONE || this == FAILED || this == CANCELLED;
  }
}

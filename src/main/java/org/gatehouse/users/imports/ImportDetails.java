package org.gatehouse.users.imports;

/**
 * An import with its counts.
 *
 * @param created users to make, or made
 * @param applied how many of those to make and to change are done
 */
public record ImportDetails(
    String id,
    String fileName,
    UserImport.State state,
    long created,
    long changed,
    long unchanged,
    long refused,
    long applied) {

  /** How many rows have something to do. */
  public long toDo() {
    return created + changed;
  }
}

package org.gatehouse.audit;

/** The reader manages the log and sees all of it. */
class Unmasked extends Masking {

  @Override
  public boolean auditor() {
    return false;
  }

  @Override
  public boolean on() {
    return false;
  }
}

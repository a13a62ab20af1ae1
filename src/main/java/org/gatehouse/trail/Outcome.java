package org.gatehouse.trail;

/** How something ended. */
public enum Outcome {
  SUCCESS,
  FAILURE
}

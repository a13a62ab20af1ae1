package org.gatehouse.factors;

/**
 * A key for an authenticator app that is not yet its owner's.
 *
 * @param sealed the key for the form that confirms it, encrypted for its owner
 * @param text the key as people type it
 * @param uri the key as apps read it
 */
public record AppProposal(String sealed, String text, String uri) {

  /** Without the key, which must not end up in a log. */
  @Override
  public String toString() {
    return "AppProposal";
  }
}

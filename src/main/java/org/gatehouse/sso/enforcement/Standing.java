package org.gatehouse.sso.enforcement;

/** How a user stands to the identity provider. */
public enum Standing {
  /** A name of the provider is settled to mean him. */
  LINKED,
  /** The provider knows his e-mail address; he is linked when he comes. */
  MATCHED,
  /** It does, but he has a password and rights, and has to come through it once while signed in. */
  PROOF,
  /** No name that is known means him. */
  UNMATCHED;

  /** Whether he stays outside, or becomes a second user. */
  public boolean outside() {
    return this == PROOF || this == UNMATCHED;
  }
}

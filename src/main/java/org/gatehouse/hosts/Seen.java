package org.gatehouse.hosts;

/**
 * What DNS says about the two records of a claim.
 *
 * @param pointer whether the host points to us
 * @param pointerText where it points instead; empty where that says nothing
 * @param proof whether the proof stands there
 * @param proofText what stands there instead
 */
public record Seen(Finding pointer, String pointerText, Finding proof, String proofText) {

  /** Before anybody has looked. */
  static final Seen NOTHING = new Seen(Finding.UNKNOWN, "", Finding.UNKNOWN, "");

  boolean right() {
    return pointer == Finding.RIGHT && proof == Finding.RIGHT;
  }

  boolean wrong() {
    return pointer.wrong() || proof.wrong();
  }
}

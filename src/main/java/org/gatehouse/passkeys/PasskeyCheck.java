package org.gatehouse.passkeys;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import org.gatehouse.login.steps.Proof;
import org.gatehouse.login.steps.ProofCheck;

/** A passkey lets nobody in who has it no more when his turn comes. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class PasskeyCheck implements ProofCheck {

  @EJB Passkeys passkeys;

  @Override
  public boolean counts(Proof proof) {
    return proof.passkey().isEmpty()
        || proof
            .passkey()
            .flatMap(passkeys::findOwner)
            .filter(owner -> owner.userId() == proof.user().id())
            .isPresent();
  }
}

package org.gatehouse.passkeys;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import org.gatehouse.users.Belongings;
import org.gatehouse.users.Leaver;

/** Passkeys live no longer than their owner. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class PasskeyEnds implements Belongings {

  @EJB Passkeys passkeys;

  @Override
  public void forget(Leaver leaver) {
    passkeys.forgetAll(leaver.userId());
  }
}
